package org.throughline.tasks.web;

import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Clause;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.ReportSameness;
import org.throughline.tasks.ReportSameness.ClauseCount;
import org.throughline.tasks.Tasks;

/// A held report before its author, and sameness over a directive before those above.
@Controller
class SamenessController {
  private final Tasks tasks;
  private final Directives directives;
  private final ReportDrafts drafts;
  private final ReportSameness sameness;
  private final SamenessParts parts;

  SamenessController(
      Tasks tasks,
      Directives directives,
      ReportDrafts drafts,
      ReportSameness sameness,
      SamenessParts parts) {
    this.tasks = tasks;
    this.directives = directives;
    this.drafts = drafts;
    this.sameness = sameness;
    this.parts = parts;
  }

  /// Compared anew each time it is looked at.
  @GetMapping("/tasks/{id}/report-check")
  @Requires(Permission.TASK_REPORT)
  ModelAndView check(@PathVariable long id, Actor actor, Language language) {
    var task = tasks.get(actor, id);
    var held = drafts.of(actor, id);
    if (held.isEmpty()) {
      return Pages.seeOther("/tasks/" + id);
    }
    var text = held.get().text();
    return Pages.page(
        "tasks/report_check",
        new ReportCheckPage(
            task,
            held.get(),
            parts.views(actor, task, text, sameness.check(task, text), language)));
  }

  @PostMapping("/tasks/{id}/report-check/discarding")
  @Requires(Permission.TASK_REPORT)
  ModelAndView discard(@PathVariable long id, Actor actor) {
    tasks.get(actor, id);
    drafts.forget(actor, id);
    return Pages.seeOther("/tasks/" + id, "tasks.draft_discarded");
  }

  @GetMapping("/directives/{id}/sameness")
  @Requires(Permission.COVERAGE_READ)
  ModelAndView ofDirective(@PathVariable long id, Actor actor) {
    var directive = directives.get(actor, id);
    var clauses = directives.clauses(id);
    var counts =
        sameness.counts(actor, clauses.stream().map(Clause::id).toList()).stream()
            .collect(Collectors.toMap(ClauseCount::clauseId, each -> each));
    return Pages.page(
        "tasks/clause_sameness",
        new ClauseSamenessPage(
            directive,
            clauses.stream()
                .map(each ->
                    new ClauseSamenessPage.Row(
                        each,
                        counts.getOrDefault(each.id(), new ClauseCount(each.id(), 0, 0, 0, 0, 0))))
                .toList()));
  }
}
