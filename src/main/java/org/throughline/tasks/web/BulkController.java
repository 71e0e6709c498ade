package org.throughline.tasks.web;

import static org.throughline.organisations.Permission.TASK_URGE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.BulkSteps;
import org.throughline.tasks.TaskReach;

/// One step with several tasks: a preview that changes nothing, the step, and taking it back.
@Controller
class BulkController {
  private final BulkSteps bulk;
  private final TaskReach reach;
  private final Choices choices;
  private final Organisations organisations;

  BulkController(BulkSteps bulk, TaskReach reach, Choices choices, Organisations organisations) {
    this.bulk = bulk;
    this.reach = reach;
    this.choices = choices;
    this.organisations = organisations;
  }

  @GetMapping("/tasks/bulk")
  @Requires(TASK_URGE)
  ModelAndView preview(@ModelAttribute BulkForm form, Actor actor, Language language) {
    return form.read()
        .fold(
            order -> page(form, bulk.preview(actor, order), actor, language),
            why -> Refusals.shown(why, page(form, List.of(), actor, language)));
  }

  private ModelAndView page(
      BulkForm form, List<BulkSteps.Line> lines, Actor actor, Language language) {
    var ids = new HashSet<Long>();
    for (var line : lines) {
      for (var task : List.of(line.before(), line.after())) {
        ids.add(task.leadOrganisationId());
        var supervisor = task.supervisorOrganisationId();
        if (supervisor != null) {
          ids.add(supervisor);
        }
      }
    }
    var chosen = Typed.id(form.organisation()).map(Set::of).orElse(Set.of());
    var offered =
        "reassign".equals(form.step())
            ? reach.leads(actor)
            : "supervisor".equals(form.step()) ? reach.supervisors(actor) : Set.<Long>of();
    return Pages.page(
        "tasks/bulk",
        new BulkPage(
            form,
            lines,
            organisations.names(ids, language),
            offered.isEmpty() ? List.of() : choices.organisations(offered, chosen, language)));
  }

  @PostMapping("/tasks/bulk")
  @Requires(TASK_URGE)
  ModelAndView apply(@ModelAttribute BulkForm form, Actor actor, Language language) {
    return form.read()
        .fold(order -> bulk.apply(actor, order), Outcome::<Long>refused)
        .fold(
            id -> Pages.seeOther("/tasks/bulk-result?batch=" + id, "tasks.bulk_done"),
            why ->
                Refusals.shown(
                    why,
                    page(
                        form,
                        form.read().fold(order -> bulk.preview(actor, order), _ -> List.of()),
                        actor,
                        language)));
  }

  @GetMapping("/tasks/bulk-result")
  @Requires(TASK_URGE)
  ModelAndView result(@RequestParam String batch, Actor actor, Language language) {
    return resultPage(actor, id(batch), language);
  }

  private static long id(String batch) {
    return Typed.id(batch).orElseThrow(() -> new NotFound("bulk"));
  }

  private ModelAndView resultPage(Actor actor, long id, Language language) {
    var batch = bulk.get(actor, id);
    var lines = bulk.lines(actor, id);
    var ids = new HashSet<Long>();
    for (var line : lines) {
      for (var seen : List.of(line.before(), line.after())) {
        ids.add(seen.lead());
        var supervisor = seen.supervisor();
        if (supervisor != null) {
          ids.add(supervisor);
        }
      }
    }
    return Pages.page(
        "tasks/bulked", new BulkResultPage(batch, lines, organisations.names(ids, language)));
  }

  @PostMapping("/tasks/bulk-undo")
  @Requires(TASK_URGE)
  ModelAndView undo(@RequestParam String batch, Actor actor, Language language) {
    return bulk.undo(actor, id(batch))
        .fold(
            id -> Pages.seeOther("/tasks/bulk-result?batch=" + id, "tasks.bulk_undone"),
            why -> Refusals.shown(why, resultPage(actor, id(batch), language)));
  }
}
