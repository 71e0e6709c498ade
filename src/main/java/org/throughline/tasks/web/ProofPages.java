package org.throughline.tasks.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;
import org.throughline.shared.Mix;
import org.throughline.tasks.EarlierOccurrences;
import org.throughline.tasks.EnteredFor;
import org.throughline.tasks.EvidenceRules;
import org.throughline.tasks.Mixes;
import org.throughline.tasks.Over;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Recurrences;
import org.throughline.tasks.Report;
import org.throughline.tasks.ReportDrafts;
import org.throughline.tasks.Reports;
import org.throughline.tasks.Samples;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskFigures;
import org.throughline.tasks.TaskMeasures;
import org.throughline.tasks.TaskParts.Part;
import org.throughline.tasks.TaskStatus;
import org.throughline.tasks.Verifications;

/// Gathers what a task's page shows of reports, evidence and verification.
@Component
class ProofPages {
  private final Reports reports;
  private final ReportDrafts drafts;
  private final TaskFigures figures;
  private final TaskMeasures measures;
  private final Recurrences recurrences;
  private final EarlierOccurrences earlier;
  private final EvidenceRules rules;
  private final EnteredFor enteredFor;
  private final Verifications verifications;
  private final Samples samples;
  private final Mixes mixes;
  private final Organisations organisations;
  private final Posts posts;
  private final People people;

  ProofPages(
      Reports reports,
      ReportDrafts drafts,
      TaskFigures figures,
      TaskMeasures measures,
      Recurrences recurrences,
      EarlierOccurrences earlier,
      EvidenceRules rules,
      EnteredFor enteredFor,
      Verifications verifications,
      Samples samples,
      Mixes mixes,
      Organisations organisations,
      Posts posts,
      People people) {
    this.reports = reports;
    this.drafts = drafts;
    this.figures = figures;
    this.measures = measures;
    this.recurrences = recurrences;
    this.earlier = earlier;
    this.rules = rules;
    this.enteredFor = enteredFor;
    this.verifications = verifications;
    this.samples = samples;
    this.mixes = mixes;
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
  }

  /// @param typed what came back refused; null where the form is fresh
  ProofPart proof(
      Actor actor,
      Task task,
      Set<Part> parts,
      List<Report> reported,
      ProofPart.@Nullable Typing typed,
      Language language) {
    var taskId = task.id();
    var draft = parts.contains(Part.DRAFTS) ? drafts.of(actor, taskId).orElse(null) : null;
    return new ProofPart(
        typed != null
            ? typed
            : draft == null ? ProofPart.Typing.NOTHING : ProofPart.Typing.of(draft),
        draft,
        figures.due(actor, task),
        figures.of(actor, reported.stream().map(Report::id).toList()),
        measures.maySet(actor, task),
        again(actor, task, language),
        rules.of(taskId),
        rules.maySet(actor, task),
        parts.contains(Part.SUBTASKS) ? mixes.of(actor, new Over.Beneath(taskId)) : Mix.NONE,
        parts.contains(Part.ENTERED_FOR_OTHERS) ? entries(actor, taskId, language) : List.of(),
        enteredFor.mayEnterForHead(actor, task) ? head(task, language) : "",
        reports.mayCorrectClaim(actor, task),
        parts.contains(Part.SAMPLES) ? samples.ofTask(taskId) : Map.of());
  }

  private ProofPart.@Nullable Again again(Actor actor, Task task, Language language) {
    var recurrence =
        task.recurrenceId() == null
            ? null
            : recurrences.find(actor, task.recurrenceId()).orElse(null);
    if (recurrence == null) {
      return null;
    }
    var before = earlier.before(actor, task).orElse(null);
    var reported = before == null ? List.<Report>of() : reports.of(before.taskId());
    var last = reported.stream().findFirst().orElse(null);
    return new ProofPart.Again(
        recurrence.id(),
        recurrence.next(),
        before,
        last == null ? null : reports(List.of(last), language).getFirst(),
        last == null
            ? List.of()
            : figures.of(actor, List.of(last.id())).getOrDefault(last.id(), List.of()));
  }

  private String head(Task task, Language language) {
    return posts
        .headOf(task.leadOrganisationId())
        .map(post -> post.holder())
        .map(person -> person.name(language))
        .orElse("");
  }

  private List<ProofPart.EntryView> entries(Actor actor, long taskId, Language language) {
    var found = enteredFor.of(taskId);
    var who = new HashSet<Long>();
    found.forEach(each -> {
      who.add(each.enteredBy());
      who.add(each.onBehalfOf());
    });
    var names = names(who, language);
    return found.stream()
        .map(each ->
            new ProofPart.EntryView(
                each.id(),
                each.reportId(),
                each.what().code(),
                names.getOrDefault(each.enteredBy(), ""),
                names.getOrDefault(each.onBehalfOf(), ""),
                each.enteredAt(),
                each.answer() == null ? "" : each.answer().code(),
                each.note(),
                each.answeredAt(),
                each.answer() == null && each.onBehalfOf() == actor.personId()))
        .toList();
  }

  private Map<Long, String> names(Set<Long> ids, Language language) {
    var names = new HashMap<Long, String>();
    people.byId(ids).forEach((id, person) -> names.put(id, person.name(language)));
    return names;
  }

  List<TaskPage.ReportView> reports(List<Report> reported, Language language) {
    var who = new HashSet<Long>();
    reported.forEach(each -> {
      who.add(each.personId());
      var behalf = each.onBehalfOf();
      if (behalf != null) {
        who.add(behalf);
      }
    });
    var names = names(who, language);
    var numbers = reported.stream().collect(Collectors.toMap(Report::id, Report::number));
    var correctedBy =
        reported.stream()
            .filter(each -> each.correctsId() != null)
            .collect(
                Collectors.toMap(
                    each -> Objects.requireNonNull(each.correctsId()), Report::number, Math::max));
    var units =
        organisations.names(
            reported.stream().map(Report::organisationId).collect(Collectors.toSet()), language);
    return reported.stream()
        .map(each ->
            new TaskPage.ReportView(
                each.id(),
                each.number(),
                each.progress() == Progress.DONE
                    ? TaskStatus.CLAIMED.code()
                    : each.progress().code(),
                each.text(),
                each.blockedBy(),
                each.correctsId() == null ? null : numbers.get(each.correctsId()),
                correctedBy.get(each.id()),
                each.reportedAt(),
                names.getOrDefault(each.personId(), ""),
                units.getOrDefault(each.organisationId(), ""),
                each.onBehalfOf() == null ? "" : names.getOrDefault(each.onBehalfOf(), ""),
                each.evidence()))
        .toList();
  }

  List<TaskPage.VerificationView> verifications(long id, List<Report> reported, Language language) {
    var found = verifications.of(id);
    var numbers = reported.stream().collect(Collectors.toMap(Report::id, Report::number));
    var who = new HashSet<Long>();
    found.forEach(each -> {
      who.add(each.personId());
      var behalf = each.onBehalfOf();
      if (behalf != null) {
        who.add(behalf);
      }
    });
    var names = names(who, language);
    var units =
        organisations.names(
            found.stream().map(each -> each.organisationId()).collect(Collectors.toSet()),
            language);
    return found.stream()
        .map(each ->
            new TaskPage.VerificationView(
                each.id(),
                numbers.getOrDefault(each.reportId(), 0),
                each.result().code(),
                each.level().code(),
                each.reason(),
                each.verifiedAt(),
                names.getOrDefault(each.personId(), ""),
                units.getOrDefault(each.organisationId(), ""),
                each.onBehalfOf() == null ? "" : names.getOrDefault(each.onBehalfOf(), ""),
                each.sampleId()))
        .toList();
  }
}
