package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.sameness.Finding;
import org.throughline.sameness.FindingKind;
import org.throughline.shared.Language;
import org.throughline.tasks.Report;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.ReportSameness;
import org.throughline.tasks.Task;

/// Gathers what is shown of sameness, each reader as far as they may see.
@Component
class SamenessParts {
  private final ReportSameness sameness;
  private final ReportDrafts drafts;
  private final Organisations organisations;

  SamenessParts(ReportSameness sameness, ReportDrafts drafts, Organisations organisations) {
    this.sameness = sameness;
    this.drafts = drafts;
    this.organisations = organisations;
  }

  /// Shown to the unit that reports, to whoever supervises or gave the task, and to those above.
  SamenessPart part(Actor actor, Task task, List<Report> reports, Language language) {
    var held = drafts.of(actor, task.id()).filter(ReportDrafts.Held::found).isPresent();
    if (!concerns(actor, task)) {
      return held ? new SamenessPart(true, List.of()) : SamenessPart.NONE;
    }
    var ids = reports.stream().map(Report::id).toList();
    var found = ids.isEmpty() ? Map.<Long, List<Finding>>of() : sameness.of(ids);
    if (found.isEmpty()) {
      return held ? new SamenessPart(true, List.of()) : SamenessPart.NONE;
    }
    var remarks = sameness.remarks(found.keySet());
    return new SamenessPart(
        held,
        reports.stream()
            .filter(report -> found.containsKey(report.id()))
            .map(report ->
                new SamenessPart.OfReport(
                    report.number(),
                    remarks.getOrDefault(report.id(), ""),
                    views(
                        actor,
                        task,
                        report.text(),
                        found.getOrDefault(report.id(), List.of()),
                        language)))
            .toList());
  }

  List<SamenessPart.View> views(
      Actor actor, Task task, String text, List<Finding> findings, Language language) {
    var texts = sameness.texts(actor, findings);
    var names =
        organisations.names(
            findings.stream()
                .map(Finding::otherOrganisation)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()),
            language);
    var asked =
        findings.stream().noneMatch(each -> each.kind() == FindingKind.ECHO)
            || sameness.seesAsked(actor, task);
    return findings.stream()
        .map(each -> view(each, text, other(each, texts, asked), names))
        .toList();
  }

  private static String other(Finding finding, Map<Long, String> texts, boolean asked) {
    var words = finding.asked();
    var report = finding.otherReport();
    if (words != null) {
      return asked ? words : "";
    }
    return report == null ? "" : texts.getOrDefault(report, "");
  }

  private static SamenessPart.View view(
      Finding finding, String text, String other, Map<Long, String> names) {
    var place = finding.kind() == FindingKind.OTHER_PLACE;
    var whose = finding.otherOrganisation();
    return new SamenessPart.View(
        finding.kind().code(),
        finding.percent(),
        whose == null || other.isEmpty() && !place ? "" : names.getOrDefault(whose, ""),
        SamenessPart.runs(text, finding.passages(), false),
        other.isEmpty() ? null : SamenessPart.runs(other, finding.passages(), true),
        other.isEmpty() && !place);
  }

  private boolean concerns(Actor actor, Task task) {
    if (actor.organisationId() == task.leadOrganisationId()) {
      return true;
    }
    var parties =
        organisations
            .byId(
                Stream.of(
                        task.leadOrganisationId(),
                        task.issuingOrganisationId(),
                        task.supervisorOrganisationId())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(java.util.HashSet<Long>::new)))
            .values();
    return parties.stream().anyMatch(party -> party.bodyId() == actor.bodyId())
        || actor.overseesBelow() && parties.stream().anyMatch(party -> beneath(actor, party));
  }

  private static boolean beneath(Actor actor, Organisation party) {
    return actor.bodyFirst() <= party.first() && party.first() <= actor.bodyLast();
  }

  /// Whether a form's field is the page's own, not the author's.
  static final Set<String> OWN_FIELDS =
      Set.of("_csrf", "_once", "held", "as_is", "sameness_remark", "text", "drop");
}
