package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.EarlierDecisions;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// The report on earlier decisions, and what the meeting makes of it: several verified tasks closed
/// or sent back at once.
@Service
public class FollowUpReports implements EarlierDecisions {
  private final FollowUpRows kept;
  private final TaskRows rows;
  private final Steps steps;
  private final Closures closures;
  private final Subtasks subtasks;
  private final Agenda agenda;
  private final Meetings meetings;
  private final Decisions decisions;
  private final Organisations organisations;
  private final Policy policy;

  FollowUpReports(
      FollowUpRows kept,
      TaskRows rows,
      Steps steps,
      Closures closures,
      Subtasks subtasks,
      Agenda agenda,
      Meetings meetings,
      Decisions decisions,
      Organisations organisations,
      Policy policy) {
    this.kept = kept;
    this.rows = rows;
    this.steps = steps;
    this.closures = closures;
    this.subtasks = subtasks;
    this.agenda = agenda;
    this.meetings = meetings;
    this.decisions = decisions;
    this.organisations = organisations;
    this.policy = policy;
  }

  @Override
  public Optional<Report> of(Actor actor, AgendaItem item, Language language) {
    if (item.kind() != ItemKind.FOLLOW_UP) {
      return Optional.empty();
    }
    var frozen = kept.frozenAt(item.id()).orElse(null);
    var found = found(actor, item);
    var states = states(found.stream().map(FollowUpRows.Row::taskId).toList());
    var names =
        organisations.names(
            found.stream().map(FollowUpRows.Row::leadOrganisationId).collect(Collectors.toSet()),
            language);
    var shown =
        found.stream()
            .map(row -> {
              var decided = decided(actor, row.decisionClauseId());
              return new Row(
                  row.taskId(),
                  row.title(),
                  names.getOrDefault(row.leadOrganisationId(), ""),
                  row.standing(),
                  states.getOrDefault(row.taskId(), ""),
                  row.level(),
                  row.deadline(),
                  row.lastReport(),
                  decided.text(),
                  decided.href(),
                  row.broughtUp());
            })
            .toList();
    var mayClose =
        meetings.get(actor, item.meetingId()).state().decides()
            && policy.allows(actor, Permission.TASK_CLOSE, actor.bodyId())
            && !closable(actor, item).isEmpty();
    return Optional.of(
        new Report(shown, frozen, mayClose ? "/items/" + item.id() + "/closing" : null));
  }

  private List<FollowUpRows.Row> found(Actor actor, AgendaItem item) {
    return kept.frozenAt(item.id()).isPresent()
        ? kept.kept(item.id(), TaskVisibility.visible(actor))
        : kept.now(item.meetingId(), TaskVisibility.visible(actor));
  }

  private Map<Long, String> states(List<Long> ids) {
    var states = new HashMap<Long, String>();
    if (!ids.isEmpty()) {
      rows.list(TASK.ID.in(ids)).forEach(task -> states.put(task.id(), task.status().code()));
    }
    return states;
  }

  private record Decided(String text, @Nullable String href) {}

  private Decided decided(Actor actor, @Nullable Long decisionClauseId) {
    if (decisionClauseId == null) {
      return new Decided("", null);
    }
    try {
      var clause = decisions.clause(actor, decisionClauseId);
      var item = decisions.ofClause(actor, decisionClauseId).itemId();
      return new Decided(clause.text(), "/items/" + item + "#decision-clause-" + decisionClauseId);
    } catch (NotFound e) {
      return new Decided("", null);
    }
  }

  /// What several tasks are to be made of together.
  public enum Step implements Coded {
    CLOSE,
    SEND_BACK
  }

  /// @param refusal why this one stays as it is; null where it would be done
  public record Effect(Task task, @Nullable Refusal refusal) {}

  /// The verified tasks of the report that this actor could close, with what would keep each from
  /// it.
  ///
  /// @throws NotFound where the actor may not know of the item, or it is of another kind
  public List<Effect> preview(Actor actor, long itemId, Step step) {
    return closable(actor, followUp(actor, itemId)).stream()
        .map(task -> new Effect(task, step == Step.CLOSE ? subtasks.openBeneath(task) : null))
        .toList();
  }

  private List<Task> closable(Actor actor, AgendaItem item) {
    var ids = found(actor, item).stream().map(FollowUpRows.Row::taskId).toList();
    return ids.isEmpty()
        ? List.of()
        : rows
            .list(
                TASK.ID
                    .in(ids)
                    .and(TASK.STATE.eq(TaskState.VERIFIED.code()))
                    .and(TaskVisibility.visible(actor)))
            .stream()
            .filter(task -> steps.allows(actor, task, TaskTransition.CLOSE))
            .toList();
  }

  private AgendaItem followUp(Actor actor, long itemId) {
    var item = agenda.item(actor, itemId);
    if (item.kind() != ItemKind.FOLLOW_UP) {
      throw new NotFound(new Ref(Kind.AGENDA_ITEM, itemId));
    }
    return item;
  }

  /// @param done how many were closed or sent back
  /// @param left those that stayed as they were, with the reason for each
  public record Done(int done, List<Effect> left) {
    public Done {
      left = List.copyOf(left);
    }
  }

  /// After the meeting has given the item its outcome. Each task goes its own way: one that cannot
  /// be closed keeps none of the others.
  ///
  /// @throws Forbidden for anybody but the deciding body
  @Transactional
  public Outcome<Done> take(Actor actor, long itemId, Step step, List<Long> taskIds, String note) {
    var item = followUp(actor, itemId);
    var meeting = meetings.get(actor, item.meetingId());
    policy.require(actor, Permission.TASK_CLOSE, meeting.organisationId());
    if (!meeting.state().decides() || decisions.ofItem(itemId).isEmpty()) {
      return Outcome.conflict("tasks.refused.no_outcome_yet");
    }
    var refusal =
        step == Step.SEND_BACK || !note.isBlank() ? Reasons.refusal(note) : (Refusal) null;
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var chosen =
        closable(actor, item).stream().filter(task -> taskIds.contains(task.id())).toList();
    if (chosen.isEmpty()) {
      return Outcome.invalid("tasks.refused.nothing_chosen");
    }
    var done = 0;
    var left = new ArrayList<Effect>();
    for (var task : chosen) {
      var outcome =
          step == Step.CLOSE
              ? closures.close(actor, task.id(), note, itemId)
              : closures.reopen(actor, task.id(), note);
      switch (outcome) {
        case Outcome.Done<Long> _ -> done++;
        case Outcome.Refused<Long>(var why) -> left.add(new Effect(task, why));
      }
    }
    return done == 0
        ? Outcome.refused(Objects.requireNonNull(left.getFirst().refusal()))
        : Outcome.done(new Done(done, left));
  }
}
