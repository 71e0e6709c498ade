package org.throughline.tasks;

import static throughline.db.tasks.Tables.MEASURED_BY;
import static throughline.db.tasks.Tables.RECURRENCE_MEASURED_BY;
import static throughline.db.tasks.Tables.TASK;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// The indicators that a task is measured by: named when it is issued, or later by whoever issued
/// or supervises it.
@Service
public class TaskMeasures {
  public static final int MOST = 20;

  private final DSLContext sql;
  private final Steps steps;
  private final Indicators indicators;
  private final ApplicationEventPublisher events;

  TaskMeasures(
      DSLContext sql, Steps steps, Indicators indicators, ApplicationEventPublisher events) {
    this.sql = sql;
    this.steps = steps;
    this.indicators = indicators;
    this.events = events;
  }

  /// By code. Whoever asks has been shown the task.
  public List<Indicator> of(Actor actor, long taskId) {
    return indicators.byId(actor, ids(taskId));
  }

  public Set<Long> ids(long taskId) {
    return sql.select(MEASURED_BY.INDICATOR_ID)
        .from(MEASURED_BY)
        .where(MEASURED_BY.TASK_ID.eq(taskId))
        .orderBy(MEASURED_BY.INDICATOR_ID)
        .limit(MOST)
        .fetchSet(MEASURED_BY.INDICATOR_ID);
  }

  public boolean maySet(Actor actor, Task task) {
    return task.state().outstanding()
        && (steps.allows(actor, task, TaskTransition.CLOSE)
            || steps.allows(actor, task, TaskTransition.VERIFY));
  }

  /// In place of those it had.
  ///
  /// @throws NotFound where the actor may not know of the task
  /// @throws Forbidden for anybody but the issuer and the supervisor
  @Transactional
  public Outcome<Long> set(Actor actor, long taskId, Collection<Long> indicatorIds) {
    var task = steps.lock(actor, taskId);
    if (!maySet(actor, task)) {
      throw new Forbidden(Permission.TASK_CLOSE.code());
    }
    var refusal = refusal(actor, indicatorIds);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    if (!ids(taskId).equals(new HashSet<>(indicatorIds))) {
      sql.deleteFrom(MEASURED_BY).where(MEASURED_BY.TASK_ID.eq(taskId)).execute();
      store(taskId, indicatorIds);
      events.publishEvent(
          new TaskEvent.Measured(task.ref(), actor.who(), codes(actor, indicatorIds)));
    }
    return Outcome.done(taskId);
  }

  private String codes(Actor actor, Collection<Long> ids) {
    return indicators.byId(actor, ids).stream()
        .map(Indicator::code)
        .collect(Collectors.joining(", "));
  }

  /// Null where a task of this actor's can be measured by all of them.
  @Nullable Refusal refusal(Actor actor, Collection<Long> indicatorIds) {
    if (indicatorIds.size() > MOST) {
      return Refusal.invalid("tasks.refused.measures_many", MOST);
    }
    return indicators.byId(actor, indicatorIds).size() < new HashSet<>(indicatorIds).size()
        ? Refusal.invalid("tasks.refused.choice_unknown")
        : null;
  }

  void store(long taskId, Collection<Long> indicatorIds) {
    for (var id : new HashSet<>(indicatorIds)) {
      sql.insertInto(MEASURED_BY, MEASURED_BY.TASK_ID, MEASURED_BY.INDICATOR_ID)
          .values(taskId, id)
          .execute();
    }
  }

  /// Tasks made from another one are measured as it is.
  ///
  /// @param made those tasks, each made from the task that the field names
  void inherit(Condition made, org.jooq.Field<Long> from) {
    sql.insertInto(MEASURED_BY, MEASURED_BY.TASK_ID, MEASURED_BY.INDICATOR_ID)
        .select(
            DSL.select(TASK.ID, MEASURED_BY.INDICATOR_ID)
                .from(TASK)
                .join(MEASURED_BY)
                .on(MEASURED_BY.TASK_ID.eq(from))
                .where(made))
        .onConflictDoNothing()
        .execute();
  }

  void keepForOccurrences(long recurrenceId, Collection<Long> indicatorIds) {
    for (var id : new HashSet<>(indicatorIds)) {
      sql.insertInto(
              RECURRENCE_MEASURED_BY,
              RECURRENCE_MEASURED_BY.RECURRENCE_ID,
              RECURRENCE_MEASURED_BY.INDICATOR_ID)
          .values(recurrenceId, id)
          .execute();
    }
  }

  Set<Long> ofOccurrences(long recurrenceId) {
    return sql.select(RECURRENCE_MEASURED_BY.INDICATOR_ID)
        .from(RECURRENCE_MEASURED_BY)
        .where(RECURRENCE_MEASURED_BY.RECURRENCE_ID.eq(recurrenceId))
        .orderBy(RECURRENCE_MEASURED_BY.INDICATOR_ID)
        .limit(MOST)
        .fetchSet(RECURRENCE_MEASURED_BY.INDICATOR_ID);
  }
}
