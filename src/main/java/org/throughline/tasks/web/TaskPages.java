package org.throughline.tasks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.lines.Lines;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Cascades;
import org.throughline.tasks.Closures;
import org.throughline.tasks.CorrectedClauses;
import org.throughline.tasks.DeadlineRules;
import org.throughline.tasks.Milestones;
import org.throughline.tasks.Report;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Task;
import org.throughline.tasks.TaskParts;
import org.throughline.tasks.TaskParts.Part;
import org.throughline.tasks.TaskReach;
import org.throughline.tasks.TaskState;
import org.throughline.tasks.TaskTransition;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Verifications;

/// Gathers what a task's page shows.
@Component
class TaskPages {
  private final Tasks tasks;
  private final TaskParts parts;
  private final TakingUp takingUp;
  private final Reports reports;
  private final Verifications verifications;
  private final ProofPages proofs;
  private final Closures closures;
  private final DeadlineRules rules;
  private final TaskReach reach;
  private final Choices choices;
  private final Standings standings;
  private final Lines lines;
  private final Trail trail;
  private final Organisations organisations;
  private final Posts posts;
  private final People people;
  private final Cascades cascades;
  private final CorrectedClauses correctedClauses;
  private final SamenessParts sameness;
  private final Reminding.Gathering reminding;
  private final Clock clock;

  TaskPages(
      Tasks tasks,
      TaskParts parts,
      TakingUp takingUp,
      Reports reports,
      Verifications verifications,
      ProofPages proofs,
      Closures closures,
      DeadlineRules rules,
      TaskReach reach,
      Choices choices,
      Standings standings,
      Lines lines,
      Trail trail,
      Organisations organisations,
      Posts posts,
      People people,
      Cascades cascades,
      CorrectedClauses correctedClauses,
      SamenessParts sameness,
      Reminding.Gathering reminding,
      Clock clock) {
    this.tasks = tasks;
    this.parts = parts;
    this.takingUp = takingUp;
    this.reports = reports;
    this.verifications = verifications;
    this.proofs = proofs;
    this.closures = closures;
    this.rules = rules;
    this.reach = reach;
    this.choices = choices;
    this.standings = standings;
    this.lines = lines;
    this.trail = trail;
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
    this.cascades = cascades;
    this.correctedClauses = correctedClauses;
    this.sameness = sameness;
    this.reminding = reminding;
    this.clock = clock;
  }

  /// @param opened the step whose form was refused, with what was typed in it; null for none
  /// @throws org.throughline.shared.NotFound where the actor may not know of the task
  TaskPage page(
      Actor actor, long id, @Nullable TaskTransition opened, ActForm form, Language language) {
    return page(actor, id, opened, form, StateForm.EMPTY, language);
  }

  TaskPage page(
      Actor actor,
      long id,
      @Nullable TaskTransition opened,
      ActForm form,
      StateForm more,
      Language language) {
    return page(actor, id, opened, form, more, null, language);
  }

  /// @param reporting what was typed to report and refused; null where it was not
  TaskPage page(
      Actor actor,
      long id,
      @Nullable TaskTransition opened,
      ActForm form,
      StateForm more,
      ProofPart.@Nullable Typing reporting,
      Language language) {
    var task = tasks.get(actor, id);
    var parts = this.parts.of(id);
    var reported = parts.contains(Part.REPORTS) ? reports.of(id) : List.<Report>of();
    return new TaskPage(
        task,
        task.light(LocalDate.now(clock)),
        people(task, parts, language),
        lines.why(task.ref(), actor, language),
        task.state() == TaskState.RETURNED ? takingUp.returnReason(id).orElse(null) : null,
        parts.contains(Part.SUBTASKS)
            ? rows(tasks.subtasks(actor, id), actor, language)
            : List.of(),
        proofs.reports(reported, language),
        parts.contains(Part.VERIFICATIONS)
            ? proofs.verifications(id, reported, language)
            : List.of(),
        parts.contains(Part.CLOSURES) ? closure(id, language) : null,
        trail.of(List.of(task.ref()), language),
        parts.contains(Part.SUBTASKS)
            ? cascades.rollUp(actor, id)
            : new Cascades.RollUp(Map.of(), 0),
        new TaskPage.Corrected(
            parts.contains(Part.CORRECTED_CLAUSES) ? correctedClauses.open(id) : List.of(),
            correctedClauses.answers(actor, task)),
        sameness.part(actor, task, reported, language),
        acts(actor, task, opened, form, language),
        proofs.proof(actor, task, parts, reported, reporting, language),
        standings.of(
            task,
            parts,
            actor,
            task.state() == TaskState.SPLIT
                ? rows(tasks.parts(actor, id), actor, language)
                : List.of(),
            more,
            language),
        reminding.of(actor, task, parts, LocalDate.now(clock), language));
  }

  private TaskPage.People people(Task task, Set<Part> parts, Language language) {
    var supporting =
        parts.contains(Part.SUPPORTING_UNITS) ? tasks.supporting(task.id()) : List.<Long>of();
    var ids = new HashSet<>(supporting);
    ids.add(task.issuingOrganisationId());
    ids.add(task.leadOrganisationId());
    var supervisor = task.supervisorOrganisationId();
    if (supervisor != null) {
      ids.add(supervisor);
    }
    var names = organisations.names(ids, language);
    var post = task.leadPostId() == null ? null : posts.find(task.leadPostId()).orElse(null);
    var official = task.officialPersonId();
    return new TaskPage.People(
        names.getOrDefault(task.issuingOrganisationId(), ""),
        names.getOrDefault(task.leadOrganisationId(), ""),
        post == null ? "" : post.title(language),
        holder(post, language),
        official == null ? "" : person(Set.of(official), language).getOrDefault(official, ""),
        supporting.stream().map(id -> names.getOrDefault(id, "")).toList(),
        supervisor == null ? "" : names.getOrDefault(supervisor, ""),
        rules.of(task, language).orElse(null));
  }

  private static String holder(@Nullable Post post, Language language) {
    var holder = post == null ? null : post.holder();
    return holder == null ? "" : holder.name(language);
  }

  private Map<Long, String> person(Set<Long> ids, Language language) {
    var names = new HashMap<Long, String>();
    people.byId(ids).forEach((id, person) -> names.put(id, person.name(language)));
    return names;
  }

  List<TaskPage.Row> rows(List<Task> shown, Actor actor, Language language) {
    var names =
        organisations.names(
            shown.stream()
                .flatMap(task -> Stream.of(task.leadOrganisationId(), task.issuingOrganisationId()))
                .collect(Collectors.toSet()),
            language);
    var today = LocalDate.now(clock);
    var sticks = standings.sticks(shown, actor, language);
    var counts = standings.counts(shown);
    return shown.stream()
        .map(task ->
            new TaskPage.Row(
                task,
                task.light(today),
                names.getOrDefault(task.leadOrganisationId(), ""),
                names.getOrDefault(task.issuingOrganisationId(), ""),
                sticks.get(task.id()),
                counts.getOrDefault(task.id(), new Milestones.Count(0, 0, 0))))
        .toList();
  }

  private TaskPage.@Nullable ClosureView closure(long id, Language language) {
    return closures
        .of(id)
        .map(each ->
            new TaskPage.ClosureView(
                each.note(),
                each.closedAt(),
                person(Set.of(each.personId()), language).getOrDefault(each.personId(), ""),
                organisations
                    .names(Set.of(each.organisationId()), language)
                    .getOrDefault(each.organisationId(), "")))
        .orElse(null);
  }

  private TaskPage.Acts acts(
      Actor actor, Task task, @Nullable TaskTransition opened, ActForm form, Language language) {
    var open = EnumSet.noneOf(TaskTransition.class);
    open.addAll(tasks.open(actor, task));
    if (open.contains(TaskTransition.VERIFY) && !verifications.mayJudge(actor, task)) {
      open.remove(TaskTransition.VERIFY);
      open.remove(TaskTransition.SEND_BACK);
    }
    var staff =
        open.stream().anyMatch(TaskPages::concernsStaff)
            ? takingUp.staff(task.leadOrganisationId())
            : List.<org.throughline.organisations.Person>of();
    var chosen =
        Typed.id(form.official()).or(() -> Typed.id(form.behalf())).orElse(task.officialPersonId());
    var others = new ArrayList<>(staff);
    others.removeIf(each -> each.id() == actor.personId());
    return new TaskPage.Acts(
        open,
        opened,
        form,
        Choices.people(staff, chosen, language),
        Choices.people(others, Typed.id(form.behalf()).orElse(null), language),
        task.state() == TaskState.RETURNED && open.contains(TaskTransition.REASSIGN)
            ? choices.organisations(
                reach.leads(actor), Typed.id(form.lead()).map(Set::of).orElse(Set.of()), language)
            : List.of());
  }

  private static boolean concernsStaff(TaskTransition step) {
    return switch (step) {
      case ACCEPT, NAME_OFFICIAL, REPORT, REPORT_DONE -> true;
      default -> false;
    };
  }
}
