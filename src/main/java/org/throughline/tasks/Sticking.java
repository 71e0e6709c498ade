package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.SUSPENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;

/// Where a task sticks: at its blocker, at a suspension, at the subtask before it, or at a task
/// above it that is itself held up.
@Service
public class Sticking {
  private final DSLContext sql;
  private final Clock clock;

  Sticking(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public enum At implements Coded {
    BLOCK,
    SUSPENSION,
    PREDECESSOR,
    ABOVE
  }

  /// @param taskId the task upstream that holds it up; null where it is none
  /// @param organisationId the organisation that can lift it; null where the doer can
  /// @param words what was said; null where the reader may not know it, or nothing was
  /// @param since null where the order of subtasks says it
  /// @param reviewOn of a suspension
  /// @param open whether the reader may open the task upstream
  public record Stick(
      At at,
      @Nullable Long taskId,
      @Nullable Long organisationId,
      @Nullable String words,
      @Nullable Instant since,
      @Nullable LocalDate reviewOn,
      boolean open) {
    public boolean overdue(LocalDate today) {
      return reviewOn != null && !today.isBefore(reviewOn);
    }
  }

  /// Of those that stick. Whoever asks has been shown the tasks.
  public Map<Long, Stick> of(Collection<Task> tasks, Actor actor) {
    var found = new HashMap<Long, Stick>();
    var ids = tasks.stream().filter(task -> task.state().outstanding()).map(Task::id).toList();
    if (ids.isEmpty()) {
      return found;
    }
    above(tasks, actor, found);
    var waiting =
        tasks.stream()
            .filter(task -> task.placeInOrder() != null)
            .filter(
                task -> task.state() == TaskState.ISSUED || task.state() == TaskState.ACKNOWLEDGED)
            .map(Task::id)
            .toList();
    if (!waiting.isEmpty()) {
      predecessors(waiting, actor, found);
    }
    var held = heldUp(tasks);
    if (!held.isEmpty()) {
      blocks(BLOCK.TASK_ID.in(held), actor, found);
      suspensions(SUSPENSION.TASK_ID.in(held), found);
    }
    return found;
  }

  /// Blocked or suspended: a block stays open beneath a suspension, and nowhere else.
  private static List<Long> heldUp(Collection<Task> tasks) {
    return tasks.stream().filter(task -> TaskState.waits(task.state())).map(Task::id).toList();
  }

  private void above(Collection<Task> tasks, Actor actor, Map<Long, Stick> found) {
    var parents =
        tasks.stream()
            .<Long>mapMulti((task, next) -> {
              var parent = task.parentId();
              if (parent != null) {
                next.accept(parent);
              }
            })
            .collect(Collectors.toSet());
    if (parents.isEmpty()) {
      return;
    }
    var open = DSL.field(TaskVisibility.visible(actor)).as("open");
    var held =
        sql.select(TASK.ID, open)
            .from(TASK)
            .where(TASK.ID.in(parents))
            .and(TASK.STATE.in(TaskState.BLOCKED.code(), TaskState.SUSPENDED.code()))
            .orderBy(TASK.ID)
            .limit(TaskRows.LIMIT)
            .fetchMap(TASK.ID, row -> row.get(open));
    tasks.forEach(task -> {
      var parent = task.parentId();
      if (parent != null && task.state().outstanding() && held.containsKey(parent)) {
        found.put(
            task.id(),
            new Stick(At.ABOVE, parent, null, null, null, null, held.getOrDefault(parent, false)));
      }
    });
  }

  private void predecessors(List<Long> ids, Actor actor, Map<Long, Stick> found) {
    var later = TASK.as("later");
    var open = DSL.field(TaskVisibility.visible(actor)).as("open");
    sql.select(later.ID, TASK.ID, TASK.LEAD_ORGANISATION_ID, open)
        .from(later)
        .join(TASK)
        .on(
            TASK.PARENT_ID.eq(later.PARENT_ID),
            TASK.PLACE_IN_ORDER.lt(later.PLACE_IN_ORDER),
            TASK.STATE.notIn(TaskState.endedCodes()),
            TASK.STATE.ne(TaskState.VERIFIED.code()))
        .where(later.ID.in(ids))
        .and(later.STATE.in(TaskState.ISSUED.code(), TaskState.ACKNOWLEDGED.code()))
        .orderBy(later.ID, TASK.PLACE_IN_ORDER)
        .limit(TaskRows.LIMIT)
        .forEach(row ->
            found.put(
                row.value1(),
                new Stick(
                    At.PREDECESSOR, row.value2(), row.value3(), null, null, null, row.get(open))));
  }

  private void blocks(Condition where, Actor actor, Map<Long, Stick> found) {
    var open = DSL.field(TaskVisibility.visible(actor)).as("open");
    sql.select(
            BLOCK.TASK_ID,
            BLOCK.BLOCKER_TASK_ID,
            BLOCK.BLOCKER_ORGANISATION_ID,
            BLOCK.LIFTER_ORGANISATION_ID,
            BLOCK.WORDS,
            BLOCK.SINCE,
            open)
        .from(BLOCK)
        .leftJoin(TASK)
        .on(TASK.ID.eq(BLOCK.BLOCKER_TASK_ID))
        .where(where)
        .and(BLOCK.LIFTED_AT.isNull())
        .orderBy(BLOCK.ID)
        .limit(TaskRows.LIMIT)
        .forEach(row ->
            found.put(
                row.value1(),
                new Stick(
                    At.BLOCK,
                    row.value2(),
                    row.value4() != null ? row.value4() : row.value3(),
                    row.value5(),
                    row.value6(),
                    null,
                    Boolean.TRUE.equals(row.get(open)))));
  }

  private void suspensions(Condition where, Map<Long, Stick> found) {
    sql.select(SUSPENSION.TASK_ID, SUSPENSION.REASON, SUSPENSION.SUSPENDED_AT, SUSPENSION.REVIEW_ON)
        .from(SUSPENSION)
        .where(where)
        .and(SUSPENSION.ENDED_AT.isNull())
        .orderBy(SUSPENSION.ID)
        .limit(TaskRows.LIMIT)
        .forEach(row ->
            found.put(
                row.value1(),
                new Stick(
                    At.SUSPENSION, null, null, row.value2(), row.value3(), row.value4(), false)));
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }
}
