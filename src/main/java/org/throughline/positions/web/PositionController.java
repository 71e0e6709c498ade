package org.throughline.positions.web;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.positions.Positions;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Positions on all items of a meeting, on one page.
@Controller
class PositionController {
  private final Positions positions;
  private final PositionPages pages;

  PositionController(Positions positions, PositionPages pages) {
    this.positions = positions;
    this.pages = pages;
  }

  @GetMapping("/meetings/{id}/positions")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("positions/show", pages.page(actor, id, language, null));
  }

  @PostMapping("/meetings/{id}/positions")
  @Requires(Permission.POSITION_GIVE)
  ModelAndView give(
      @PathVariable("id") long id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language) {
    return positions
        .give(actor, id, pages.read(actor, id, sent))
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "/positions", "positions.given"),
            why ->
                Refusals.shown(
                    why, Pages.page("positions/show", pages.page(actor, id, language, sent))));
  }
}
