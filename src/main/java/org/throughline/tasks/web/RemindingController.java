package org.throughline.tasks.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Lead;
import org.throughline.tasks.Reminders;
import org.throughline.tasks.Urging;

/// Pressing for a task, and choosing when it is reminded of.
@Controller
class RemindingController {
  private final Urging urging;
  private final Reminders reminders;
  private final TaskPages pages;

  RemindingController(Urging urging, Reminders reminders, TaskPages pages) {
    this.urging = urging;
    this.reminders = reminders;
    this.pages = pages;
  }

  @PostMapping("/tasks/{id}/urging")
  @Requires(Permission.TASK_URGE)
  ModelAndView urge(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String words,
      Actor actor,
      Language language) {
    return urging
        .urge(actor, List.of(id), Typed.text(words))
        .fold(
            _ -> Pages.seeOther("/tasks/" + id + "#reminding", "tasks.urged"),
            why -> refused(why, actor, id, language));
  }

  @PostMapping("/tasks/{id}/reminders")
  @Requires(Permission.TASK_REMIND)
  ModelAndView remind(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> lead,
      @RequestParam(required = false) @Nullable String day,
      Actor actor,
      Language language) {
    var leads =
        Optional.ofNullable(lead).orElse(List.of()).stream()
            .flatMap(code -> Coded.find(Lead.class, code).stream())
            .toList();
    var chosen = Typed.date(day);
    if (chosen.isEmpty() && !Typed.blank(day)) {
      return refused(Refusal.invalid("tasks.refused.reminder_day"), actor, id, language);
    }
    return reminders
        .set(actor, id, leads, chosen.orElse(null))
        .fold(
            _ -> Pages.seeOther("/tasks/" + id + "#reminding", "tasks.reminders"),
            why -> refused(why, actor, id, language));
  }

  private ModelAndView refused(Refusal why, Actor actor, long id, Language language) {
    return Refusals.shown(
        why, Pages.page("tasks/show", pages.page(actor, id, null, ActForm.EMPTY, language)));
  }
}
