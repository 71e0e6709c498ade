package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.SUSPENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Takes a task one step on: what every [TaskTransition] has in common.
@Component
class Steps {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Steps(
      DSLContext sql, TaskRows rows, Policy policy, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// What a step does besides changing the state; writes only where it refuses nothing.
  interface Effect {
    @Nullable Refusal on(Task task);
  }

  /// Locks the task, asks for visibility, permission and state in this order, has the effect, moves
  /// the task and announces it.
  ///
  /// @throws NotFound where the actor may not know of the task
  /// @throws Forbidden where another has to take this step
  Outcome<Long> take(
      Actor actor, long id, TaskTransition step, @Nullable String detail, Effect effect) {
    var task = lock(actor, id);
    require(actor, task, step);
    if (!step.startsFrom(task.state())) {
      return Outcome.refused(wrongState(task));
    }
    var refusal = effect.on(task);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    move(actor, task, step, detail);
    return Outcome.done(id);
  }

  void move(Actor actor, Task task, TaskTransition step, @Nullable String detail) {
    var to = target(task, step);
    if (to != null) {
      set(task, to);
    }
    events.publishEvent(step.event().of(task.ref(), actor.who(), detail));
  }

  private static @Nullable TaskState target(Task task, TaskTransition step) {
    return switch (step) {
      case LIFT, RESUME -> Objects.requireNonNull(task.stateBefore());
      case REOPEN -> task.stateBefore() != null ? task.stateBefore() : step.to();
      default -> step.to();
    };
  }

  /// Remembers where it was where it can come back there, and ends what no longer waits: a block, a
  /// suspension and a request end with the state that they belong to.
  private void set(Task task, TaskState to) {
    var held = sql.fetchExists(BLOCK, BLOCK.TASK_ID.eq(task.id()).and(BLOCK.LIFTED_AT.isNull()));
    var back = TaskState.SUSPENDED == task.state() && held && !to.ended() && to != TaskState.ISSUED;
    var state = back ? TaskState.BLOCKED : to;
    var before =
        switch (state) {
          case BLOCKED, SUSPENDED, OVERTAKEN, CANCELLED ->
              task.stateBefore() != null ? task.stateBefore() : task.state();
          default -> null;
        };
    sql.update(TASK)
        .set(TASK.STATE, state.code())
        .set(TASK.STATE_BEFORE, before == null ? null : before.code())
        .where(TASK.ID.eq(task.id()))
        .execute();
    if (!TaskState.waits(state)) {
      sql.update(BLOCK)
          .set(BLOCK.LIFTED_AT, clock.instant())
          .where(BLOCK.TASK_ID.eq(task.id()), BLOCK.LIFTED_AT.isNull())
          .execute();
    }
    if (state != TaskState.SUSPENDED) {
      sql.update(SUSPENSION)
          .set(SUSPENSION.ENDED_AT, clock.instant())
          .where(SUSPENSION.TASK_ID.eq(task.id()), SUSPENSION.ENDED_AT.isNull())
          .execute();
    }
    if (!state.outstanding() || state == TaskState.ISSUED) {
      sql.update(EXTENSION)
          .set(EXTENSION.STATE, "lapsed")
          .where(EXTENSION.TASK_ID.eq(task.id()), EXTENSION.STATE.eq("asked"))
          .execute();
    }
  }

  static Refusal wrongState(Task task) {
    return Refusal.conflict("tasks.refused.now." + task.state().code());
  }

  Task lock(Actor actor, long id) {
    return rows.lock(TASK.ID.eq(id).and(TaskVisibility.visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.TASK, id)));
  }

  void require(Actor actor, Task task, TaskTransition step) {
    if (!allows(actor, task, step)) {
      throw new Forbidden(step.permission().code());
    }
  }

  boolean allows(Actor actor, Task task, TaskTransition step) {
    return switch (step.side()) {
      case LEAD -> policy.allows(actor, step.permission(), task.leadOrganisationId());
      case SUPERVISOR -> supervises(actor, task, step);
      case ISSUER -> issued(actor, task, step);
      case SUPPORTING ->
          policy.allows(actor, step.permission(), actor.organisationId())
              && sql.fetchExists(
                  SUPPORTING,
                  SUPPORTING.TASK_ID.eq(task.id()),
                  SUPPORTING.ORGANISATION_ID.eq(actor.organisationId()));
      case LEAD_OR_ISSUER ->
          leads(actor, task)
                  && policy.allows(actor, step.permission(), task.leadOrganisationId())
                  && (actor.has(Role.UNIT_HEAD) || actor.has(Role.OFFICIAL))
              || issued(actor, task, step);
      case LEAD_OR_BLOCKER ->
          policy.allows(actor, step.permission(), task.leadOrganisationId())
              || actor.has(Role.UNIT_HEAD)
                  && sql.fetchExists(
                      BLOCK,
                      BLOCK.TASK_ID.eq(task.id()),
                      BLOCK.LIFTED_AT.isNull(),
                      BLOCK.LIFTER_ORGANISATION_ID.eq(actor.organisationId()));
    };
  }

  private boolean supervises(Actor actor, Task task, TaskTransition step) {
    var supervisor = task.supervisorOrganisationId();
    return supervisor != null
        && supervisor == actor.organisationId()
        && (actor.has(Role.SUPERVISOR) || actor.has(Role.UNIT_HEAD))
        && policy.allows(actor, step.permission(), supervisor);
  }

  private boolean issued(Actor actor, Task task, TaskTransition step) {
    return policy.allows(actor, step.permission(), task.issuingOrganisationId())
        && speaksForIssuer(actor, task);
  }

  private static boolean leads(Actor actor, Task task) {
    return actor.organisationId() == task.leadOrganisationId();
  }

  private static boolean speaksForIssuer(Actor actor, Task task) {
    return task.isSubtask()
        ? actor.has(Role.UNIT_HEAD) && actor.organisationId() == task.issuingOrganisationId()
        : actor.has(Role.SECRETARY) || actor.has(Role.CHAIR);
  }

  /// What this actor could do with the task as it stands now.
  Set<TaskTransition> open(Actor actor, Task task) {
    var open = EnumSet.noneOf(TaskTransition.class);
    for (var step : TaskTransition.values()) {
      if (step.startsFrom(task.state()) && allows(actor, task, step)) {
        open.add(step);
      }
    }
    return open;
  }
}
