package org.throughline.tasks.web;

import static org.throughline.organisations.Permission.TASK_CLOSE;
import static org.throughline.organisations.Permission.TASK_TAKE_UP;
import static org.throughline.organisations.Permission.TASK_VERIFY;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Closures;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.VerificationLevel;
import org.throughline.tasks.Verifications;

/// The steps of a task, each a noun below its address.
@Controller
class StepController {
  private final TakingUp takingUp;
  private final Verifications verifications;
  private final Closures closures;
  private final TaskPages pages;

  StepController(
      TakingUp takingUp, Verifications verifications, Closures closures, TaskPages pages) {
    this.takingUp = takingUp;
    this.verifications = verifications;
    this.closures = closures;
    this.pages = pages;
  }

  @PostMapping("/tasks/{id}/acknowledgement")
  @Requires(TASK_TAKE_UP)
  ModelAndView acknowledge(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.ACKNOWLEDGE, id, form, actor, language);
    return step.answer(pages, takingUp.acknowledge(actor, id), "tasks.acknowledged");
  }

  @PostMapping("/tasks/{id}/acceptance")
  @Requires(TASK_TAKE_UP)
  ModelAndView accept(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.ACCEPT, id, form, actor, language);
    var official = Typed.id(form.official());
    var outcome =
        official.isEmpty() && !Typed.blank(form.official())
            ? Outcome.<Long>invalid("tasks.refused.choice_unknown")
            : takingUp.accept(actor, id, official.orElse(null));
    return step.answer(pages, outcome, "tasks.accepted");
  }

  @PostMapping("/tasks/{id}/official")
  @Requires(TASK_TAKE_UP)
  ModelAndView nameOfficial(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.NAME_OFFICIAL, id, form, actor, language);
    var outcome =
        Typed.id(form.official())
            .map(official -> takingUp.nameOfficial(actor, id, official))
            .orElseGet(() -> Outcome.invalid("tasks.refused.official_missing"));
    return step.answer(pages, outcome, "tasks.official_named");
  }

  @PostMapping("/tasks/{id}/return")
  @Requires(TASK_TAKE_UP)
  ModelAndView giveBack(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.GIVE_BACK, id, form, actor, language);
    return step.answer(
        pages, takingUp.giveBack(actor, id, Typed.text(form.text())), "tasks.returned");
  }

  @PostMapping("/tasks/{id}/reassignment")
  @Requires(TASK_CLOSE)
  ModelAndView reassign(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.REASSIGN, id, form, actor, language);
    var outcome =
        Typed.id(form.lead())
            .map(lead ->
                takingUp.reassign(
                    actor, id, lead, Typed.id(form.post()).orElse(null), Typed.text(form.text())))
            .orElseGet(() -> Outcome.invalid("tasks.refused.lead_missing"));
    return step.answer(pages, outcome, "tasks.reassigned");
  }

  @PostMapping("/tasks/{id}/sending")
  @Requires(TASK_CLOSE)
  ModelAndView sendAgain(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.SEND_AGAIN, id, form, actor, language);
    return step.answer(
        pages, takingUp.sendAgain(actor, id, Typed.text(form.text())), "tasks.sent_again");
  }

  @PostMapping("/tasks/{id}/verification")
  @Requires(TASK_VERIFY)
  ModelAndView verify(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.VERIFY, id, form, actor, language);
    var remark = Typed.blank(form.text()) ? null : Typed.text(form.text());
    var outcome =
        Coded.find(VerificationLevel.class, form.level())
            .map(level -> verifications.verify(actor, id, level, remark))
            .orElseGet(() -> Outcome.invalid("tasks.refused.level_missing"));
    return step.answer(pages, outcome, "tasks.verified");
  }

  @PostMapping("/tasks/{id}/sending-back")
  @Requires(TASK_VERIFY)
  ModelAndView sendBack(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.SEND_BACK, id, form, actor, language);
    return step.answer(
        pages, verifications.sendBack(actor, id, Typed.text(form.text())), "tasks.sent_back");
  }

  @PostMapping("/tasks/{id}/closure")
  @Requires(TASK_CLOSE)
  ModelAndView close(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.CLOSE, id, form, actor, language);
    return step.answer(pages, closures.close(actor, id, Typed.text(form.text())), "tasks.closed");
  }

  @PostMapping("/tasks/{id}/reopening")
  @Requires(TASK_CLOSE)
  ModelAndView reopen(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.REOPEN, id, form, actor, language);
    return step.answer(
        pages, closures.reopen(actor, id, Typed.text(form.text())), "tasks.reopened");
  }

  @PostMapping("/tasks/{id}/cancellation")
  @Requires(TASK_CLOSE)
  ModelAndView cancel(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    var step = new Step(TaskTransition.CANCEL, id, form, actor, language);
    return step.answer(
        pages, closures.cancel(actor, id, Typed.text(form.text())), "tasks.cancelled");
  }
}
