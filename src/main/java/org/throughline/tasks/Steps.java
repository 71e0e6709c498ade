package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.util.EnumSet;
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

  Steps(DSLContext sql, TaskRows rows, Policy policy, ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.events = events;
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
    var to = step.to();
    if (to != null) {
      sql.update(TASK).set(TASK.STATE, to.code()).where(TASK.ID.eq(task.id())).execute();
    }
    events.publishEvent(step.event().of(task.ref(), actor.who(), detail));
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
      case SUPERVISOR -> {
        var supervisor = task.supervisorOrganisationId();
        yield supervisor != null && policy.allows(actor, step.permission(), supervisor);
      }
      case ISSUER ->
          policy.allows(actor, step.permission(), task.issuingOrganisationId())
              && speaksForIssuer(actor, task);
    };
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
