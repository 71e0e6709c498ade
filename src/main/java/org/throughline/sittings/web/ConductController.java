package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.sittings.Conduct;
import org.throughline.sittings.Speakers;

/// Opening and ending the sitting, going from item to item, interests, and the floor.
@Controller
class ConductController {
  private final Transitions transitions;
  private final Conduct conduct;
  private final Speakers speakers;
  private final SittingAnswers answers;
  private final LivePages pages;

  ConductController(
      Transitions transitions,
      Conduct conduct,
      Speakers speakers,
      SittingAnswers answers,
      LivePages pages) {
    this.transitions = transitions;
    this.conduct = conduct;
    this.speakers = speakers;
    this.answers = answers;
    this.pages = pages;
  }

  @PostMapping("/meetings/{id}/live/opening")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView open(
      @PathVariable("id") long id, @ModelAttribute Op op, Actor actor, Language language) {
    return answers.move(
        actor,
        id,
        op,
        LivePages.at(id, "item"),
        () -> pages.shown(actor, id, language),
        () -> transitions.open(actor, id));
  }

  @PostMapping("/meetings/{id}/live/ending")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView end(
      @PathVariable("id") long id, @ModelAttribute Op op, Actor actor, Language language) {
    return answers.move(
        actor,
        id,
        op,
        "/meetings/" + id,
        () -> pages.shown(actor, id, language),
        () -> transitions.end(actor, id));
  }

  /// @param item empty for a pause
  @PostMapping("/meetings/{id}/live/turns")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView turn(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "item"),
        () -> pages.shown(actor, id, language),
        at -> conduct.turn(actor, id, Ids.orNull(item), at));
  }

  @PostMapping("/meetings/{id}/live/interests")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView declare(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @RequestParam(name = "nature", required = false) @Nullable String nature,
      @RequestParam(name = "recused", required = false) @Nullable String recused,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "item"),
        () -> pages.shown(actor, id, language),
        _ ->
            conduct.declareInterest(
                actor, Ids.of(item), id, Ids.of(attendance), text(nature), recused != null));
  }

  @PostMapping("/meetings/{id}/live/interests/removal")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView withdraw(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "item"),
        () -> pages.shown(actor, id, language),
        _ -> conduct.withdrawInterest(actor, id, Ids.of(item), Ids.of(attendance)));
  }

  @PostMapping("/meetings/{id}/live/speeches")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView ask(
      @PathVariable("id") long id,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "speakers"),
        () -> pages.shown(actor, id, language),
        at -> speakers.ask(actor, id, Ids.of(attendance), at));
  }

  @PostMapping("/meetings/{id}/live/floor")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView give(
      @PathVariable("id") long id,
      @RequestParam(name = "speech", required = false) @Nullable String speech,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "speakers"),
        () -> pages.shown(actor, id, language),
        at ->
            Ids.orNull(speech) == null
                ? speakers.finish(actor, id, at)
                : speakers.give(actor, id, Ids.of(speech), at));
  }

  @PostMapping("/meetings/{id}/live/speeches/{speech}/removal")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView waive(
      @PathVariable("id") long id,
      @PathVariable("speech") long speech,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.answer(
        actor,
        id,
        op,
        LivePages.at(id, "speakers"),
        () -> pages.shown(actor, id, language),
        at -> speakers.waive(actor, id, speech, at));
  }
}
