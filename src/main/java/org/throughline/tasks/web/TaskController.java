package org.throughline.tasks.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;
import org.throughline.tasks.TaskList;
import org.throughline.tasks.TaskReach;
import org.throughline.tasks.TaskState;

/// Tasks to look through, and one to look at.
@Controller
class TaskController {
  private final TaskList list;
  private final TaskPages pages;
  private final TaskReach reach;
  private final Choices choices;

  TaskController(TaskList list, TaskPages pages, TaskReach reach, Choices choices) {
    this.list = list;
    this.pages = pages;
    this.reach = reach;
    this.choices = choices;
  }

  /// What is not understood in the address is as if it were not there.
  @GetMapping("/tasks")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String late,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String size,
      @ModelAttribute FilterForm narrow,
      Extent extent,
      Actor actor,
      Language language) {
    var filter =
        new TaskList.Filter(
            Coded.find(TaskList.View.class, view).orElseGet(() -> usual(actor)),
            Coded.find(TaskState.class, state).orElse(null),
            "true".equals(late),
            narrow.read());
    var number = page != null && page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
    var shown = list.page(actor, filter, extent.page(number), extent.size(size(size)));
    return Pages.page(
        "tasks/list",
        new TasksPage(
            filter,
            pages.rows(shown.tasks(), actor, language),
            shown,
            actor.has(Role.SECRETARY),
            choices(actor, narrow, language)));
  }

  private TasksPage.Choices choices(Actor actor, FilterForm narrow, Language language) {
    return new TasksPage.Choices(
        choices.programmes(actor, narrow.programme(), language),
        choices.organisations(
            reach.supervisors(actor),
            Typed.id(narrow.supervisor()).map(Set::of).orElse(Set.of()),
            language),
        actor.has(Role.SECRETARY)
            || actor.has(Role.CHAIR)
            || actor.has(Role.UNIT_HEAD)
            || actor.has(Role.SUPERVISOR));
  }

  private static int size(@Nullable String asked) {
    return TaskList.SIZES.stream()
        .filter(each -> each.toString().equals(asked))
        .findFirst()
        .orElse(TaskList.PAGE);
  }

  private static TaskList.View usual(Actor actor) {
    if (actor.has(Role.UNIT_HEAD) || actor.has(Role.OFFICIAL)) {
      return TaskList.View.OURS;
    }
    if (actor.has(Role.SECRETARY) || actor.has(Role.CHAIR)) {
      return TaskList.View.ISSUED;
    }
    return actor.has(Role.SUPERVISOR) ? TaskList.View.SUPERVISED : TaskList.View.ALL;
  }

  @GetMapping("/tasks/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return Pages.page("tasks/show", pages.page(actor, id, null, ActForm.EMPTY, language));
  }
}
