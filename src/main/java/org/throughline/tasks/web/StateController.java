package org.throughline.tasks.web;

import static org.throughline.organisations.Permission.TASK_CLOSE;
import static org.throughline.organisations.Permission.TASK_PLAN;
import static org.throughline.organisations.Permission.TASK_REPORT;
import static org.throughline.organisations.Permission.TASK_TAKE_UP;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import org.throughline.tasks.Contributions;
import org.throughline.tasks.Extensions;
import org.throughline.tasks.HoldUps;
import org.throughline.tasks.Milestones;
import org.throughline.tasks.Subtasks;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Tasks;

/// Steps that hold a task up, extend it, plan it or end it, each a noun below its address.
@Controller
class StateController {
  private final Tasks tasks;
  private final Extensions extensions;
  private final HoldUps holdUps;
  private final Milestones milestones;
  private final Contributions contributions;
  private final Subtasks subtasks;
  private final Closures closures;
  private final TaskPages pages;

  StateController(
      Tasks tasks,
      Extensions extensions,
      HoldUps holdUps,
      Milestones milestones,
      Contributions contributions,
      Subtasks subtasks,
      Closures closures,
      TaskPages pages) {
    this.tasks = tasks;
    this.extensions = extensions;
    this.holdUps = holdUps;
    this.milestones = milestones;
    this.contributions = contributions;
    this.subtasks = subtasks;
    this.closures = closures;
    this.pages = pages;
  }

  /// Whoever may not know of the task is told so before what was typed is looked at.
  private Outcome<Long> onDay(
      Actor actor,
      long id,
      @Nullable String day,
      String missing,
      Function<LocalDate, Outcome<Long>> step) {
    tasks.get(actor, id);
    return Typed.date(day).map(step).orElseGet(() -> Outcome.invalid(missing));
  }

  @PostMapping("/tasks/{id}/contributions")
  @Requires(TASK_REPORT)
  ModelAndView contribute(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.CONTRIBUTE, id, form, actor, language)
        .answer(
            pages,
            contributions.contribute(actor, id, Typed.text(form.text())),
            "tasks.contributed");
  }

  @PostMapping("/tasks/{id}/milestones")
  @Requires(TASK_PLAN)
  ModelAndView addMilestone(
      @PathVariable long id, @ModelAttribute StateForm more, Actor actor, Language language) {
    var outcome =
        onDay(
            actor,
            id,
            more.day(),
            "tasks.refused.milestone_date",
            day -> milestones.add(actor, id, Typed.text(more.title()), day));
    return new Step(TaskTransition.PLAN, id, ActForm.EMPTY, more, actor, language)
        .answer(pages, outcome, "tasks.milestone_added");
  }

  @PostMapping("/tasks/{id}/milestone-dropping")
  @Requires(TASK_PLAN)
  ModelAndView dropMilestone(
      @PathVariable long id, @ModelAttribute StateForm more, Actor actor, Language language) {
    return new Step(TaskTransition.PLAN, id, ActForm.EMPTY, actor, language)
        .answer(
            pages,
            milestones.drop(actor, id, Typed.id(more.milestone()).orElse(0L)),
            "tasks.milestone_dropped");
  }

  @PostMapping("/tasks/{id}/milestone-reaching")
  @Requires(TASK_REPORT)
  ModelAndView reachMilestone(
      @PathVariable long id, @ModelAttribute StateForm more, Actor actor, Language language) {
    return new Step(TaskTransition.REACH_MILESTONE, id, ActForm.EMPTY, actor, language)
        .answer(
            pages,
            milestones.reach(actor, id, Typed.id(more.milestone()).orElse(0L)),
            "tasks.milestone_reached");
  }

  @PostMapping("/tasks/{id}/extension-request")
  @Requires(TASK_TAKE_UP)
  ModelAndView askExtension(
      @PathVariable long id,
      @ModelAttribute ActForm form,
      @ModelAttribute StateForm more,
      Actor actor,
      Language language) {
    var outcome =
        onDay(
            actor,
            id,
            more.day(),
            "tasks.refused.extension_date",
            day -> extensions.ask(actor, id, day, Typed.text(form.text())));
    return new Step(TaskTransition.ASK_EXTENSION, id, form, more, actor, language)
        .answer(pages, outcome, "tasks.extension_asked");
  }

  @PostMapping("/tasks/{id}/extension-grant")
  @Requires(TASK_CLOSE)
  ModelAndView grantExtension(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.GRANT_EXTENSION, id, form, actor, language)
        .answer(
            pages, extensions.grant(actor, id, Typed.text(form.text())), "tasks.extension_granted");
  }

  @PostMapping("/tasks/{id}/extension-refusal")
  @Requires(TASK_CLOSE)
  ModelAndView refuseExtension(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.REFUSE_EXTENSION, id, form, actor, language)
        .answer(
            pages,
            extensions.refuse(actor, id, Typed.text(form.text())),
            "tasks.extension_refused");
  }

  @PostMapping("/tasks/{id}/extension")
  @Requires(TASK_CLOSE)
  ModelAndView extend(
      @PathVariable long id,
      @ModelAttribute ActForm form,
      @ModelAttribute StateForm more,
      Actor actor,
      Language language) {
    var outcome =
        onDay(
            actor,
            id,
            more.day(),
            "tasks.refused.extension_date",
            day -> extensions.give(actor, id, day, Typed.text(form.text())));
    return new Step(TaskTransition.EXTEND, id, form, more, actor, language)
        .answer(pages, outcome, "tasks.extended");
  }

  @PostMapping("/tasks/{id}/block-lifting")
  @Requires(TASK_REPORT)
  ModelAndView lift(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.LIFT, id, form, actor, language)
        .answer(pages, holdUps.lift(actor, id, Typed.text(form.text())), "tasks.lifted");
  }

  @PostMapping("/tasks/{id}/suspension")
  @Requires(TASK_CLOSE)
  ModelAndView suspend(
      @PathVariable long id,
      @ModelAttribute ActForm form,
      @ModelAttribute StateForm more,
      Actor actor,
      Language language) {
    var outcome =
        onDay(
            actor,
            id,
            more.day(),
            "tasks.refused.date_malformed",
            day -> holdUps.suspend(actor, id, Typed.text(form.text()), day));
    return new Step(TaskTransition.SUSPEND, id, form, more, actor, language)
        .answer(pages, outcome, "tasks.suspended");
  }

  @PostMapping("/tasks/{id}/resumption")
  @Requires(TASK_CLOSE)
  ModelAndView resume(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.RESUME, id, form, actor, language)
        .answer(pages, holdUps.resume(actor, id, Typed.text(form.text())), "tasks.resumed");
  }

  @PostMapping("/tasks/{id}/partial-ending")
  @Requires(TASK_CLOSE)
  ModelAndView endPartly(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.END_PARTLY, id, form, actor, language)
        .answer(
            pages, closures.endPartly(actor, id, Typed.text(form.text())), "tasks.ended_partly");
  }

  @PostMapping("/tasks/{id}/overtaking")
  @Requires(TASK_CLOSE)
  ModelAndView overtake(
      @PathVariable long id, @ModelAttribute ActForm form, Actor actor, Language language) {
    return new Step(TaskTransition.END_OVERTAKEN, id, form, actor, language)
        .answer(pages, closures.overtake(actor, id, Typed.text(form.text())), "tasks.overtaken");
  }

  /// Of a subtask; answers with the page of the task above, where the order stands.
  @PostMapping("/tasks/{id}/order")
  @Requires(TASK_CLOSE)
  ModelAndView order(
      @PathVariable long id, @ModelAttribute StateForm more, Actor actor, Language language) {
    var task = tasks.get(actor, id);
    var outcome =
        Coded.find(Subtasks.Place.class, more.place())
            .map(place -> subtasks.put(actor, id, place))
            .orElseGet(() -> Outcome.invalid("tasks.refused.choice_unknown"));
    var parent = task.parentId();
    return new Step(
            TaskTransition.PUT_IN_ORDER,
            parent == null ? id : parent,
            ActForm.EMPTY,
            actor,
            language)
        .answer(pages, outcome, "tasks.put_in_order");
  }
}
