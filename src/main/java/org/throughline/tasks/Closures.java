package org.throughline.tasks;

import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.ENDING;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// How a task ends: closed by whoever issued it, ended in part, overtaken or abandoned with a
/// reason; and how it opens again.
@Service
public class Closures {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;
  private final Subtasks subtasks;
  private final Clock clock;

  Closures(DSLContext sql, TaskRows rows, Steps steps, Subtasks subtasks, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
    this.subtasks = subtasks;
    this.clock = clock;
  }

  /// Refused while anything handed down from it is open.
  @Transactional
  public Outcome<Long> close(Actor actor, long id, String note) {
    return close(actor, id, note, null);
  }

  /// @param item the agenda item under which the deciding body closes it; null where there is none
  Outcome<Long> close(Actor actor, long id, String note, @Nullable Long item) {
    var remark = note.isBlank() ? null : note.strip();
    return steps.take(
        actor,
        id,
        TaskTransition.CLOSE,
        remark,
        task -> {
          var refusal = remark == null ? null : Reasons.refusal(remark);
          refusal = refusal == null ? subtasks.openBeneath(task) : refusal;
          if (refusal == null) {
            store(actor, task, remark, item);
          }
          return refusal;
        });
  }

  private void store(Actor actor, Task task, @Nullable String note, @Nullable Long item) {
    sql.insertInto(CLOSURE)
        .set(CLOSURE.TASK_ID, task.id())
        .set(CLOSURE.NOTE, note)
        .set(CLOSURE.CLOSED_AT, clock.instant())
        .set(CLOSURE.PERSON_ID, actor.personId())
        .set(CLOSURE.POST_ID, actor.postId())
        .set(CLOSURE.ORGANISATION_ID, actor.organisationId())
        .set(CLOSURE.ITEM_ID, item)
        .execute();
  }

  /// A subtask opens again only while the task above it is open.
  @Transactional
  public Outcome<Long> reopen(Actor actor, long id, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.REOPEN,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          if (refusal == null && aboveHasEnded(task)) {
            refusal = Refusal.conflict("tasks.refused.parent_ended");
          }
          if (refusal == null) {
            sql.deleteFrom(CLOSURE).where(CLOSURE.TASK_ID.eq(task.id())).execute();
            sql.deleteFrom(ENDING).where(ENDING.TASK_ID.eq(task.id())).execute();
          }
          return refusal;
        });
  }

  /// Locks the task above, so that it cannot be closed meanwhile.
  private boolean aboveHasEnded(Task task) {
    var parent = task.parentId();
    return parent != null
        && rows.lock(TASK.ID.eq(parent)).map(above -> above.state().ended()).orElse(true);
  }

  /// Not worth going on, or no longer possible: with everything handed down from it that is open.
  @Transactional
  public Outcome<Long> cancel(Actor actor, long id, String reason) {
    return end(actor, id, TaskTransition.CANCEL, reason);
  }

  /// What was asked for has come about, or become pointless, without this task; likewise for
  /// everything handed down from it that is open.
  @Transactional
  public Outcome<Long> overtake(Actor actor, long id, String reason) {
    return end(actor, id, TaskTransition.END_OVERTAKEN, reason);
  }

  private Outcome<Long> end(Actor actor, long id, TaskTransition step, String reason) {
    return steps.take(
        actor,
        id,
        step,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          if (refusal == null) {
            endBeneath(actor, task, step, reason.strip());
            write(actor, task, step, reason);
          }
          return refusal;
        });
  }

  private void endBeneath(Actor actor, Task task, TaskTransition step, String reason) {
    for (var open : subtasks.open(task.id())) {
      rows.lock(TASK.ID.eq(open.id()));
      endBeneath(actor, open, step, reason);
      write(actor, open, step, reason);
      steps.move(actor, open, step, reason);
    }
  }

  /// A part is done and the rest will not be. Refused while anything handed down is open.
  @Transactional
  public Outcome<Long> endPartly(Actor actor, long id, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.END_PARTLY,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          refusal = refusal == null ? subtasks.openBeneath(task) : refusal;
          if (refusal == null) {
            write(actor, task, TaskTransition.END_PARTLY, reason);
          }
          return refusal;
        });
  }

  /// Why a task ended that was not closed as done.
  void write(Actor actor, Task task, TaskTransition step, String reason) {
    sql.insertInto(ENDING)
        .set(ENDING.TASK_ID, task.id())
        .set(ENDING.STATE, Objects.requireNonNull(step.to()).code())
        .set(ENDING.REASON, reason.strip())
        .set(ENDING.ENDED_AT, clock.instant())
        .set(ENDING.PERSON_ID, actor.personId())
        .set(ENDING.ORGANISATION_ID, actor.organisationId())
        .execute();
  }

  /// How a task ended that was not closed as done. Whoever asks has been shown it.
  public Optional<Ending> ending(long taskId) {
    return sql.select(
            ENDING.TASK_ID,
            ENDING.STATE,
            ENDING.REASON,
            ENDING.ENDED_AT,
            ENDING.PERSON_ID,
            ENDING.ORGANISATION_ID)
        .from(ENDING)
        .where(ENDING.TASK_ID.eq(taskId))
        .fetchOptional(row ->
            new Ending(
                row.value1(),
                Coded.of(TaskState.class, row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  public record Ending(
      long taskId,
      TaskState state,
      String reason,
      Instant at,
      long personId,
      long organisationId) {}

  /// Whoever asks has been shown the task.
  public Optional<Closure> of(long taskId) {
    return all(List.of(taskId)).stream().findFirst();
  }

  List<Closure> all(List<Long> taskIds) {
    return sql.select(
            CLOSURE.TASK_ID,
            CLOSURE.NOTE,
            CLOSURE.CLOSED_AT,
            CLOSURE.PERSON_ID,
            CLOSURE.ORGANISATION_ID,
            CLOSURE.ITEM_ID)
        .from(CLOSURE)
        .where(CLOSURE.TASK_ID.in(taskIds))
        .orderBy(CLOSURE.TASK_ID)
        .limit(TaskRows.LIMIT)
        .fetch(row ->
            new Closure(
                row.get(CLOSURE.TASK_ID),
                row.get(CLOSURE.NOTE),
                row.get(CLOSURE.CLOSED_AT),
                row.get(CLOSURE.PERSON_ID),
                row.get(CLOSURE.ORGANISATION_ID),
                row.get(CLOSURE.ITEM_ID)));
  }
}
