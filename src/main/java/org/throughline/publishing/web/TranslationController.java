package org.throughline.publishing.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.publishing.Editions;
import org.throughline.publishing.Translations;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// The other language, segment by segment beside the source.
@Controller
class TranslationController {
  private final Editions editions;
  private final Translations translations;
  private final Policy policy;

  TranslationController(Editions editions, Translations translations, Policy policy) {
    this.editions = editions;
    this.translations = translations;
    this.policy = policy;
  }

  @GetMapping("/editions/{id}/translation")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(actor, id, Map.of());
  }

  /// Segments are sent as `segment-1`, `segment-2`, ...
  @PostMapping("/editions/{id}/translation")
  @Requires(Permission.EDITION_TRANSLATE)
  ModelAndView save(
      @PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
    var typed = new HashMap<Integer, String>();
    fields.forEach((name, values) -> {
      if (name.matches("segment-[0-9]{1,3}")) {
        typed.put(Integer.valueOf(name.substring("segment-".length())), values.getFirst());
      }
    });
    return translations
        .save(actor, id, EditionForm.number(fields.getFirst("revision")), typed)
        .fold(
            done -> Pages.seeOther("/editions/" + done + "/translation", "editions.translated"),
            why -> Refusals.shown(why, page(actor, id, typed)));
  }

  @PostMapping("/editions/{id}/translation/review")
  @Requires(Permission.EDITION_TRANSLATE)
  ModelAndView review(@PathVariable long id, EditionForm form, Actor actor) {
    return translations
        .review(actor, id, EditionForm.number(form.revision()))
        .fold(
            done -> Pages.seeOther("/editions/" + done, "editions.translation_reviewed"),
            why -> Refusals.shown(why, page(actor, id, Map.of())));
  }

  private ModelAndView page(Actor actor, long id, Map<Integer, String> typed) {
    var edition = editions.get(actor, id);
    var translation = translations.of(edition);
    return Pages.page(
        "publishing/translation",
        new TranslationPage(
            edition, translation, EditionActs.of(actor, edition, translation, policy), typed));
  }
}
