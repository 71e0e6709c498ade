package org.throughline.tasks.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Agenda;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.FollowUpReports;
import org.throughline.tasks.FollowUpReports.Step;

/// What a meeting makes of the verified tasks it was told of: choose, look at what would happen,
/// then do it.
@Controller
class ClosingController {
  private final FollowUpReports reports;
  private final Agenda agenda;

  ClosingController(FollowUpReports reports, Agenda agenda) {
    this.reports = reports;
    this.agenda = agenda;
  }

  /// @param go absent for a look at what would happen
  public record ClosingForm(
      @Nullable List<String> tasks,
      @Nullable String step,
      @Nullable String text,
      @Nullable String go) {
    List<Long> ids() {
      return Objects.requireNonNullElse(tasks, List.<String>of()).stream()
          .flatMap(each -> Typed.id(each).stream())
          .toList();
    }

    Step which() {
      return Coded.find(Step.class, step).orElse(Step.CLOSE);
    }
  }

  @GetMapping("/items/{id}/closing")
  @Requires(Permission.TASK_CLOSE)
  ModelAndView choose(@PathVariable long id, Actor actor) {
    return page(actor, id, new ClosingForm(null, null, null, null), false);
  }

  @PostMapping("/items/{id}/closing")
  @Requires(Permission.TASK_CLOSE)
  ModelAndView take(@PathVariable long id, @ModelAttribute ClosingForm form, Actor actor) {
    if (form.go() == null) {
      return page(actor, id, form, !form.ids().isEmpty());
    }
    return reports
        .take(actor, id, form.which(), form.ids(), Typed.text(form.text()))
        .fold(
            done ->
                Pages.seeOther(
                    "/items/" + id,
                    done.left().isEmpty() ? "tasks.taken_together" : "tasks.taken_together_partly"),
            why -> Refusals.shown(why, page(actor, id, form, !form.ids().isEmpty())));
  }

  private ModelAndView page(Actor actor, long id, ClosingForm form, boolean previewing) {
    var effects = reports.preview(actor, id, form.which());
    var chosen =
        form.tasks() == null && !previewing
            ? effects.stream()
                .filter(each -> each.refusal() == null)
                .map(each -> each.task().id())
                .toList()
            : form.ids();
    return Pages.page(
        "tasks/closing",
        new ClosingPage(
            id,
            agenda.item(actor, id).title(),
            effects,
            chosen,
            form.which().code(),
            Typed.text(form.text()),
            previewing));
  }
}
