package org.throughline.minutes.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.minutes.TextBlocks;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// A body's text blocks for minutes.
@Controller
class TextBlockController {
  private final TextBlocks blocks;

  TextBlockController(TextBlocks blocks) {
    this.blocks = blocks;
  }

  @GetMapping("/minutes/blocks")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView list(Actor actor, Language language) {
    return page(actor, language.tag(), "", "");
  }

  private ModelAndView page(Actor actor, String language, String name, String text) {
    return Pages.page("minutes/blocks", new BlocksPage(blocks.of(actor), language, name, text));
  }

  @PostMapping("/minutes/blocks")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView keep(
      @RequestParam(name = "language", required = false) @Nullable String language,
      @RequestParam(name = "name", required = false) @Nullable String name,
      @RequestParam(name = "text", required = false) @Nullable String text,
      Actor actor,
      Language reader) {
    var chosen = Language.find(language).orElse(reader);
    return blocks
        .keep(actor, chosen, Typed.text(name), Typed.text(text))
        .fold(
            _ -> Pages.seeOther("/minutes/blocks", "minutes.block_kept"),
            why ->
                Refusals.shown(why, page(actor, chosen.tag(), Typed.text(name), Typed.text(text))));
  }

  @PostMapping("/minutes/blocks/{id}/removal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView remove(@PathVariable("id") long id, Actor actor) {
    blocks.remove(actor, id);
    return Pages.seeOther("/minutes/blocks", "minutes.block_removed");
  }
}
