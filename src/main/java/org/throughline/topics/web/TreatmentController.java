package org.throughline.topics.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.idOrNotFound;
import static org.throughline.shared.web.Typed.text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.topics.TopicStep;
import org.throughline.topics.Treatment;

/// Moves a topic from state to state.
@Controller
class TreatmentController {
  private final Treatment treatment;
  private final TopicPages pages;

  TreatmentController(Treatment treatment, TopicPages pages) {
    this.treatment = treatment;
    this.pages = pages;
  }

  @PostMapping("/topics/{id}/submission")
  @Requires(Permission.TOPIC_SUBMIT)
  ModelAndView submit(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(treatment.submit(actor, id), "submitted", id, actor, language, "submission", "");
  }

  @PostMapping("/topics/{id}/treatment")
  @Requires(Permission.TOPIC_TREAT)
  ModelAndView takeUp(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(
        treatment.takeUp(actor, id), "in_treatment", id, actor, language, "treatment", "");
  }

  @PostMapping("/topics/{id}/acceptance")
  @Requires(Permission.TOPIC_TREAT)
  ModelAndView accept(
      @PathVariable("id") long id,
      @RequestParam(name = "meeting", required = false) @Nullable String meeting,
      @RequestParam(name = "notBefore", required = false) @Nullable String notBefore,
      Actor actor,
      Language language) {
    var on = blank(meeting) ? null : idOrNotFound(Kind.MEETING, text(meeting));
    var outcome =
        TopicForms.day(notBefore)
            .fold(day -> treatment.accept(actor, id, on, day.orElse(null)), Outcome::<Long>refused);
    return answer(outcome, "accepted", id, actor, language, "acceptance", text(notBefore));
  }

  @PostMapping("/topics/{id}/return")
  @Requires(Permission.TOPIC_TREAT)
  ModelAndView sendBack(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return answer(
        treatment.decline(actor, id, TopicStep.RETURN, text(reason)),
        "sent_back",
        id,
        actor,
        language,
        "return",
        text(reason));
  }

  @PostMapping("/topics/{id}/refusal")
  @Requires(Permission.TOPIC_TREAT)
  ModelAndView refuse(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return answer(
        treatment.decline(actor, id, TopicStep.REFUSAL, text(reason)),
        "refused",
        id,
        actor,
        language,
        "refusal",
        text(reason));
  }

  @PostMapping("/topics/{id}/withdrawal")
  @Requires(Permission.TOPIC_SUBMIT)
  ModelAndView withdraw(
      @PathVariable("id") long id,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      Actor actor,
      Language language) {
    return answer(
        treatment.decline(actor, id, TopicStep.WITHDRAWAL, text(reason)),
        "withdrawn",
        id,
        actor,
        language,
        "withdrawal",
        text(reason));
  }

  private ModelAndView answer(
      Outcome<Long> outcome,
      String done,
      long id,
      Actor actor,
      Language language,
      String panel,
      String typed) {
    return outcome.fold(
        _ -> Pages.seeOther("/topics/" + id, "topics." + done),
        why ->
            Refusals.shown(
                why, Pages.page("topics/show", pages.page(actor, id, language, panel, typed))));
  }
}
