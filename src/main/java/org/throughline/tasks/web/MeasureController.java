package org.throughline.tasks.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.TaskMeasures;
import org.throughline.tasks.Tasks;

/// Saying by which indicators a task is measured.
@Controller
class MeasureController {
  private final Tasks tasks;
  private final TaskMeasures measures;
  private final Measures choices;

  MeasureController(Tasks tasks, TaskMeasures measures, Measures choices) {
    this.tasks = tasks;
    this.measures = measures;
    this.choices = choices;
  }

  @GetMapping("/tasks/{id}/measures")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(actor, id, measures.ids(id));
  }

  private ModelAndView page(Actor actor, long id, Set<Long> chosen) {
    var task = tasks.get(actor, id);
    if (!measures.maySet(actor, task)) {
      throw new Forbidden(Permission.TASK_CLOSE.code());
    }
    return Pages.page("tasks/measures", new MeasuresPage(task, choices.of(actor, chosen)));
  }

  @PostMapping("/tasks/{id}/measures")
  @Requires(Permission.RECORD_READ)
  ModelAndView set(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> measures,
      Actor actor) {
    var typed = Objects.requireNonNullElse(measures, List.<String>of());
    var ids = new HashSet<Long>();
    typed.forEach(each -> Typed.id(each).ifPresent(ids::add));
    var outcome =
        ids.size() < new HashSet<>(typed).size()
            ? Outcome.<Long>invalid("tasks.refused.choice_unknown")
            : this.measures.set(actor, id, ids);
    return outcome.fold(
        task -> Pages.seeOther("/tasks/" + task + "#figures", "tasks.measures_set"),
        why -> Refusals.shown(why, page(actor, id, ids)));
  }
}
