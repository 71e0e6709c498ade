package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Subtasks of one task: those that go in order, each after the one before it is verified or has
/// ended, and those that run beside them.
@Service
public class Subtasks {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;

  Subtasks(DSLContext sql, TaskRows rows, Steps steps) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
  }

  /// Where a subtask is put.
  public enum Place implements Coded {
    EARLIER,
    LATER,
    LAST,
    BESIDE
  }

  /// Only what nobody has taken up yet changes places.
  @Transactional
  public Outcome<Long> put(Actor actor, long id, Place place) {
    return steps.take(actor, id, TaskTransition.PUT_IN_ORDER, null, task -> move(task, place));
  }

  private @Nullable Refusal move(Task task, Place place) {
    var parent = task.parentId();
    var now = task.placeInOrder();
    if (parent == null) {
      return Refusal.conflict("tasks.refused.not_in_order");
    }
    rows.lock(TASK.ID.eq(parent));
    return switch (place) {
      case BESIDE -> set(task, null);
      case LAST -> set(task, next(parent));
      case EARLIER, LATER -> {
        if (now == null) {
          yield Refusal.conflict("tasks.refused.not_in_order");
        }
        var neighbour = neighbour(parent, now, place == Place.EARLIER);
        if (neighbour == null) {
          yield Refusal.conflict("tasks.refused.no_place_there");
        }
        yield TaskTransition.PUT_IN_ORDER.startsFrom(neighbour.state())
            ? swap(task, now, neighbour)
            : Refusal.conflict("tasks.refused.order_fixed", neighbour.title());
      }
    };
  }

  private @Nullable Refusal swap(Task task, int now, Task neighbour) {
    set(task, null);
    set(neighbour, now);
    return set(task, neighbour.placeInOrder());
  }

  private @Nullable Refusal set(Task task, @Nullable Integer place) {
    sql.update(TASK).set(TASK.PLACE_IN_ORDER, place).where(TASK.ID.eq(task.id())).execute();
    return null;
  }

  private @Nullable Task neighbour(long parent, int place, boolean earlier) {
    var there = earlier ? TASK.PLACE_IN_ORDER.lt(place) : TASK.PLACE_IN_ORDER.gt(place);
    var order = earlier ? TASK.PLACE_IN_ORDER.desc() : TASK.PLACE_IN_ORDER.asc();
    return rows.page(TASK.PARENT_ID.eq(parent).and(there), 0, 1, order).stream()
        .findFirst()
        .flatMap(found -> rows.lock(TASK.ID.eq(found.id())))
        .orElse(null);
  }

  /// The place after all that go in order below this task, which the caller has locked.
  int next(long parent) {
    return sql.select(DSL.coalesce(DSL.max(TASK.PLACE_IN_ORDER), 0).plus(1))
        .from(TASK)
        .where(TASK.PARENT_ID.eq(parent))
        .fetchSingle()
        .value1();
  }

  /// Those before it that must be verified first; locked, so that they stay as they are.
  @Nullable Refusal waiting(Task task) {
    var parent = task.parentId();
    var place = task.placeInOrder();
    if (parent == null || place == null) {
      return null;
    }
    return rows
        .page(
            TASK.PARENT_ID
                .eq(parent)
                .and(TASK.PLACE_IN_ORDER.lt(place))
                .and(TASK.STATE.notIn(TaskState.endedCodes()))
                .and(TASK.STATE.ne(TaskState.VERIFIED.code())),
            0,
            1,
            TASK.PLACE_IN_ORDER.desc())
        .stream()
        .findFirst()
        .map(before -> Refusal.conflict("tasks.refused.waits_for", before.title()))
        .orElse(null);
  }

  @Nullable Refusal openBeneath(Task task) {
    var open = open(task.id());
    return open.isEmpty()
        ? null
        : Refusal.conflict(
            "tasks.refused.subtasks_open",
            open.size(),
            open.stream().map(Task::title).limit(10).collect(Collectors.joining("; ")));
  }

  List<Task> open(long id) {
    return rows.list(TASK.PARENT_ID.eq(id).and(TASK.STATE.notIn(TaskState.endedCodes())));
  }
}
