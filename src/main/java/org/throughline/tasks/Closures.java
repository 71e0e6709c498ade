package org.throughline.tasks;

import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// How a task ends: closed by whoever issued it, or cancelled; and how it opens again.
@Service
public class Closures {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;
  private final Clock clock;

  Closures(DSLContext sql, TaskRows rows, Steps steps, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
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
          refusal = refusal == null ? openBeneath(task) : refusal;
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

  @Nullable Refusal openBeneath(Task task) {
    var open = rows.list(openChildren(task.id()));
    return open.isEmpty()
        ? null
        : Refusal.conflict(
            "tasks.refused.subtasks_open",
            open.size(),
            open.stream().map(Task::title).limit(10).collect(Collectors.joining("; ")));
  }

  private static Condition openChildren(long id) {
    return TASK.PARENT_ID
        .eq(id)
        .and(TASK.STATE.notIn(TaskState.CLOSED.code(), TaskState.CANCELLED.code()));
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

  /// With everything handed down from it that is still open.
  @Transactional
  public Outcome<Long> cancel(Actor actor, long id, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.CANCEL,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          if (refusal == null) {
            cancelBeneath(actor, task, reason.strip());
          }
          return refusal;
        });
  }

  private void cancelBeneath(Actor actor, Task task, String reason) {
    for (var open : rows.list(openChildren(task.id()))) {
      rows.lock(TASK.ID.eq(open.id()));
      cancelBeneath(actor, open, reason);
      steps.move(actor, open, TaskTransition.CANCEL, reason);
    }
  }

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
