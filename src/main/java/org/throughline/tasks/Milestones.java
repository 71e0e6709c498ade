package org.throughline.tasks;

import static throughline.db.tasks.Tables.MILESTONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kept;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Days on the way to a task's end by which something should be done.
@Service
public class Milestones {
  static final int MOST = 30;

  private enum Shape {
    COUNTS
  }

  private final DSLContext sql;
  private final Kept kept;
  private final Steps steps;
  private final Clock clock;

  Milestones(DSLContext sql, Kept kept, Steps steps, Clock clock) {
    this.sql = sql;
    this.kept = kept;
    this.steps = steps;
    this.clock = clock;
  }

  /// @param doneAt null until it is reached
  public record Milestone(
      long id,
      long taskId,
      String title,
      LocalDate dueOn,
      @Nullable Instant doneAt,
      @Nullable Long doneBy) {
    public boolean late(LocalDate today) {
      return doneAt == null && today.isAfter(dueOn);
    }
  }

  /// How many of a task's milestones are reached, and how many are late.
  public record Count(int done, int all, int late) {
    static final Count NONE = new Count(0, 0, 0);
  }

  @Transactional
  public Outcome<Long> add(Actor actor, long id, String title, LocalDate due) {
    return steps.take(
        actor,
        id,
        TaskTransition.PLAN,
        due + " · " + title.strip(),
        task -> {
          var refusal = refusal(task, title.strip(), due);
          if (refusal == null) {
            sql.insertInto(MILESTONE)
                .set(MILESTONE.TASK_ID, id)
                .set(MILESTONE.TITLE, title.strip())
                .set(MILESTONE.DUE_ON, due)
                .execute();
          }
          return refusal;
        });
  }

  private @Nullable Refusal refusal(Task task, String title, LocalDate due) {
    if (title.isEmpty()) {
      return Refusal.invalid("tasks.refused.milestone_title");
    }
    if (title.length() > IssuingRules.TITLE) {
      return Refusal.invalid("tasks.refused.title_too_long", IssuingRules.TITLE);
    }
    var deadline = task.deadline();
    if (deadline != null && due.isAfter(deadline)) {
      return Refusal.invalid("tasks.refused.milestone_after_task", deadline);
    }
    if (due.isBefore(LocalDate.now(clock))) {
      return Refusal.invalid("tasks.refused.milestone_past", due);
    }
    return sql.fetchCount(MILESTONE, MILESTONE.TASK_ID.eq(task.id())) >= MOST
        ? Refusal.invalid("tasks.refused.milestones_many", MOST)
        : null;
  }

  /// Only while it has not been reached.
  @Transactional
  public Outcome<Long> drop(Actor actor, long id, long milestone) {
    return steps.take(
        actor,
        id,
        TaskTransition.PLAN,
        title(id, milestone),
        _ -> {
          int gone =
              sql.deleteFrom(MILESTONE)
                  .where(
                      MILESTONE.ID.eq(milestone),
                      MILESTONE.TASK_ID.eq(id),
                      MILESTONE.DONE_AT.isNull())
                  .execute();
          return gone == 1 ? null : Refusal.conflict("tasks.refused.milestone_gone");
        });
  }

  @Transactional
  public Outcome<Long> reach(Actor actor, long id, long milestone) {
    return steps.take(
        actor,
        id,
        TaskTransition.REACH_MILESTONE,
        title(id, milestone),
        _ -> {
          int done =
              sql.update(MILESTONE)
                  .set(MILESTONE.DONE_AT, clock.instant())
                  .set(MILESTONE.DONE_BY, actor.personId())
                  .where(
                      MILESTONE.ID.eq(milestone),
                      MILESTONE.TASK_ID.eq(id),
                      MILESTONE.DONE_AT.isNull())
                  .execute();
          return done == 1 ? null : Refusal.conflict("tasks.refused.milestone_gone");
        });
  }

  private @Nullable String title(long id, long milestone) {
    return sql.select(MILESTONE.TITLE)
        .from(MILESTONE)
        .where(MILESTONE.ID.eq(milestone), MILESTONE.TASK_ID.eq(id))
        .fetchOne(MILESTONE.TITLE);
  }

  /// The nearest first. Whoever asks has been shown the task.
  public List<Milestone> of(long taskId) {
    return sql.select(
            MILESTONE.ID,
            MILESTONE.TASK_ID,
            MILESTONE.TITLE,
            MILESTONE.DUE_ON,
            MILESTONE.DONE_AT,
            MILESTONE.DONE_BY)
        .from(MILESTONE)
        .where(MILESTONE.TASK_ID.eq(taskId))
        .orderBy(MILESTONE.DUE_ON, MILESTONE.ID)
        .limit(MOST)
        .fetch(row ->
            new Milestone(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /// Of those that have any. Whoever asks has been shown the tasks.
  public Map<Long, Count> counts(Collection<Long> taskIds) {
    var counts = new HashMap<Long, Count>();
    if (taskIds.isEmpty()) {
      return counts;
    }
    kept.query(Shape.COUNTS, Milestones::counting)
        .with("today", LocalDate.now(clock))
        .with("tasks", taskIds.toArray(Long[]::new))
        .forEach(row ->
            counts.put(
                row.get(MILESTONE.TASK_ID),
                new Count(
                    row.get(1, Integer.class),
                    row.get(2, Integer.class),
                    row.get(3, Integer.class))));
    return counts;
  }

  private static Select<?> counting() {
    var today = DSL.param("today", LocalDate.class);
    var late = MILESTONE.DONE_AT.isNull().and(MILESTONE.DUE_ON.lt(today));
    return DSL.select(
            MILESTONE.TASK_ID,
            DSL.count(MILESTONE.DONE_AT),
            DSL.count(),
            DSL.count().filterWhere(late))
        .from(MILESTONE)
        .where(MILESTONE.TASK_ID.eq(DSL.any(DSL.param("tasks", Long[].class))))
        .groupBy(MILESTONE.TASK_ID);
  }
}
