package org.throughline.sittings.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.sittings.Conduct;
import org.throughline.sittings.Movements;

/// Who comes, who goes, who presides.
@Controller
class PresenceController {
  private final Movements movements;
  private final Conduct conduct;
  private final SittingAnswers answers;
  private final LivePages pages;

  PresenceController(
      Movements movements, Conduct conduct, SittingAnswers answers, LivePages pages) {
    this.movements = movements;
    this.conduct = conduct;
    this.answers = answers;
    this.pages = pages;
  }

  @PostMapping("/meetings/{id}/live/arrivals")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView arrive(
      @PathVariable("id") long id,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "room"),
        () -> pages.shown(actor, id, language),
        at -> movements.move(actor, id, Ids.of(attendance), true, at));
  }

  @PostMapping("/meetings/{id}/live/departures")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView leave(
      @PathVariable("id") long id,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "room"),
        () -> pages.shown(actor, id, language),
        at -> movements.move(actor, id, Ids.of(attendance), false, at));
  }

  @PostMapping("/meetings/{id}/live/arrival-of-all")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView allArrive(
      @PathVariable("id") long id, @ModelAttribute Op op, Actor actor, Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "room"),
        () -> pages.shown(actor, id, language),
        at -> movements.allArrive(actor, id, at));
  }

  @PostMapping("/meetings/{id}/live/movements/{movement}/removal")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView takeBack(
      @PathVariable("id") long id,
      @PathVariable("movement") long movement,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "room"),
        () -> pages.shown(actor, id, language),
        _ -> movements.takeBack(actor, id, movement));
  }

  @PostMapping("/meetings/{id}/live/presiding")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView preside(
      @PathVariable("id") long id,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "room"),
        () -> pages.shown(actor, id, language),
        at -> conduct.preside(actor, id, Ids.of(attendance), at));
  }
}
