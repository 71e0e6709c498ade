package org.throughline.meetings.web;

import static org.throughline.shared.web.Typed.text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Moves a meeting from state to state.
@Controller
class TransitionController {
  private final Transitions transitions;
  private final MeetingPages pages;

  TransitionController(Transitions transitions, MeetingPages pages) {
    this.transitions = transitions;
    this.pages = pages;
  }

  @PostMapping("/meetings/{id}/convocation")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView convene(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(
        transitions.convene(actor, id),
        "convened",
        id,
        actor,
        language,
        Typed.in("convocation", ""));
  }

  @PostMapping("/meetings/{id}/opening")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView open(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(
        transitions.open(actor, id), "in_session", id, actor, language, Typed.in("opening", ""));
  }

  @PostMapping("/meetings/{id}/ending")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView end(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(transitions.end(actor, id), "ended", id, actor, language, Typed.in("ending", ""));
  }

  @PostMapping("/meetings/{id}/postponement")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView postpone(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var why = text(reason);
    return answer(
        transitions.postpone(actor, id, why),
        "postponed",
        id,
        actor,
        language,
        Typed.in("postponement", why));
  }

  @PostMapping("/meetings/{id}/replanning")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView replan(
      @PathVariable("id") long id,
      @RequestParam(name = "heldOn", required = false) @Nullable String heldOn,
      Actor actor,
      Language language) {
    var typed = Typed.in("replanning", text(heldOn));
    var answer =
        Forms.day(heldOn)
            .fold(day -> transitions.replan(actor, id, day.orElse(null)), Outcome::<Long>refused);
    return answer(answer, "replanned", id, actor, language, typed);
  }

  @PostMapping("/meetings/{id}/cancellation")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView cancel(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    var why = text(reason);
    return answer(
        transitions.cancel(actor, id, why),
        "cancelled",
        id,
        actor,
        language,
        Typed.in("cancellation", why));
  }

  @PostMapping("/meetings/{id}/closure")
  @Requires(Permission.MEETING_CLOSE)
  ModelAndView close(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(
        transitions.close(actor, id), "closed", id, actor, language, Typed.in("closure", ""));
  }

  private ModelAndView answer(
      Outcome<Long> outcome, String done, long id, Actor actor, Language language, Typed typed) {
    return outcome.fold(
        _ -> Pages.seeOther("/meetings/" + id, "meetings." + done),
        why ->
            Refusals.shown(
                why, Pages.page("meetings/show", pages.page(actor, id, language, typed))));
  }
}
