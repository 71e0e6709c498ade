package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// One task for each of many bodies, in one step: handed down from a task by the unit that leads
/// it, or issued from a directive's clause.
@Service("taskCascades")
public class Cascades {
  /// More bodies are served level by level, each giving it on.
  public static final int MOST = 5_000;

  private static final int ROWS = 500;

  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Steps steps;
  private final Origins origins;
  private final IssuingRules rules;
  private final TaskMeasures measures;
  private final TaskReach reach;
  private final LeadingUnits units;
  private final ApplicationEventPublisher events;

  Cascades(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Steps steps,
      Origins origins,
      IssuingRules rules,
      TaskMeasures measures,
      TaskReach reach,
      LeadingUnits units,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.steps = steps;
    this.origins = origins;
    this.rules = rules;
    this.measures = measures;
    this.reach = reach;
    this.units = units;
    this.events = events;
  }

  /// A body and the unit in it that would lead.
  ///
  /// @param namesake whether it is the department of the same name, rather than the body's office
  public record Led(Organisation body, long unitId, @Nullable Long postId, boolean namesake) {}

  /// @param led one task each
  /// @param unled bodies without a unit that could take a task up; they get none
  /// @param served bodies that have one from here already; they get no second
  public record Plan(List<Led> led, List<Organisation> unled, List<Organisation> served) {
    public Plan {
      led = List.copyOf(led);
      unled = List.copyOf(unled);
      served = List.copyOf(served);
    }

    public int all() {
      return led.size() + unled.size() + served.size();
    }
  }

  /// Refused for all that would be refused when issuing.
  ///
  /// @param task from a clause or a task; its lead and post are not looked at
  /// @param likeUnitId the unit whose namesake leads in each body; null for the body's office
  @Transactional
  public Outcome<Plan> plan(
      Actor actor, NewTask task, Addressees addressees, @Nullable Long likeUnitId) {
    var begun = begin(actor, task.origin());
    var refusal = refused(actor, task, begun, supervisor(actor, task));
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : planned(actor, task.origin(), addressees, likeUnitId);
  }

  private @Nullable Long supervisor(Actor actor, NewTask task) {
    var chosen = task.supervisorOrganisationId();
    return chosen != null ? chosen : reach.inspectionOffice(actor.bodyId()).orElse(null);
  }

  private Outcome<Plan> planned(
      Actor actor, Origin origin, Addressees addressees, @Nullable Long likeUnitId) {
    var chosen = Addressing.chosen(actor, addressees);
    int bodies = sql.fetchCount(ORGANISATION, chosen);
    if (bodies == 0) {
      return Outcome.invalid("tasks.refused.cascade_nobody");
    }
    if (bodies > MOST) {
      return Outcome.invalid("tasks.refused.cascade_too_many", bodies, MOST);
    }
    return Outcome.done(units.plan(chosen, likeUnitId, servedFrom(actor, origin)));
  }

  /// Tasks given from here before that still count.
  private static Condition servedFrom(Actor actor, Origin origin) {
    var from =
        switch (origin) {
          case Origin.OfTask(var id) -> TASK.PARENT_ID.eq(id);
          case Origin.OfClause(var id) ->
              TASK.CLAUSE_ID.eq(id).and(TASK.ISSUING_ORGANISATION_ID.eq(actor.bodyId()));
          case Origin.OfDecisionClause _, Origin.OwnInitiative _ -> DSL.falseCondition();
        };
    return from.and(TASK.STATE.ne(TaskState.CANCELLED.code()));
  }

  private record Begun(Origins.Ground ground, @Nullable Task parent, long issuing) {}

  private Begun begin(Actor actor, Origin origin) {
    return switch (origin) {
      case Origin.OfTask(var id) -> {
        var parent = steps.lock(actor, id);
        steps.require(actor, parent, TaskTransition.HAND_DOWN);
        yield new Begun(Origins.parent(parent), parent, parent.leadOrganisationId());
      }
      case Origin.OfClause(var id) -> {
        var ground = origins.clause(actor, id);
        policy.require(actor, Permission.TASK_ISSUE, actor.bodyId());
        yield new Begun(ground, null, actor.bodyId());
      }
      case Origin.OfDecisionClause _, Origin.OwnInitiative _ ->
          throw new IllegalArgumentException("a cascade comes from a task or a clause");
    };
  }

  /// All of them in one transaction, one entry in the trail each.
  ///
  /// @param task what each gets; its lead and post are not looked at
  /// @param expected how many the preview said; refused where it would be another number now
  /// @return how many were issued
  @Transactional
  public Outcome<Integer> issue(
      Actor actor, NewTask task, Addressees addressees, @Nullable Long likeUnitId, int expected) {
    var begun = begin(actor, task.origin());
    var parent = begun.parent();
    var supervisor = supervisor(actor, task);
    var refusal = refused(actor, task, begun, supervisor);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var planned = planned(actor, task.origin(), addressees, likeUnitId);
    if (planned instanceof Outcome.Refused<Plan>(var why)) {
      return Outcome.refused(why);
    }
    var led = ((Outcome.Done<Plan>) planned).value().led();
    if (led.isEmpty()) {
      return Outcome.conflict("tasks.refused.cascade_none");
    }
    if (led.size() != expected) {
      return Outcome.conflict("tasks.refused.cascade_changed", expected, led.size());
    }
    if (led.stream().anyMatch(each -> Objects.equals(each.unitId(), supervisor))) {
      return Outcome.invalid("tasks.refused.supervisor_leads");
    }
    if (parent != null) {
      steps.move(
          actor, parent, TaskTransition.HAND_DOWN, task.title().strip() + " × " + led.size());
    }
    store(actor, task, begun, supervisor, led);
    return Outcome.done(led.size());
  }

  private Optional<Refusal> refused(
      Actor actor, NewTask task, Begun begun, @Nullable Long supervisor) {
    var parent = begun.parent();
    if (parent != null && !TaskTransition.HAND_DOWN.startsFrom(parent.state())) {
      return Optional.of(Steps.wrongState(parent));
    }
    var words = IssuingRules.words(task, begun.ground());
    if (words != null) {
      return Optional.of(words);
    }
    if (begun.ground().access() == Access.RESTRICTED && task.access() != Access.RESTRICTED) {
      return Optional.of(Refusal.invalid("tasks.refused.more_open_than_origin"));
    }
    if (supervisor == null) {
      return Optional.of(Refusal.invalid("tasks.refused.supervisor_missing"));
    }
    return reach.supervisors(actor).contains(supervisor)
        ? Optional.ofNullable(rules.date(task, begun.parent()))
        : Optional.of(Refusal.invalid("tasks.refused.supervisor_out_of_reach"));
  }

  private void store(
      Actor actor, NewTask task, Begun begun, @Nullable Long supervisor, List<Led> led) {
    var now = clock.instant();
    for (int from = 0; from < led.size(); from += ROWS) {
      var insert =
          sql.insertInto(
              TASK,
              TASK.TITLE,
              TASK.TEXT,
              TASK.CLAUSE_ID,
              TASK.PARENT_ID,
              TASK.ISSUING_ORGANISATION_ID,
              TASK.LEAD_ORGANISATION_ID,
              TASK.LEAD_POST_ID,
              TASK.SUPERVISOR_ORGANISATION_ID,
              TASK.DEADLINE,
              TASK.REVIEW_ON,
              TASK.DEADLINE_RULE,
              TASK.ACCESS,
              TASK.ISSUED_AT,
              TASK.ISSUED_BY);
      for (var each : led.subList(from, Math.min(led.size(), from + ROWS))) {
        insert =
            insert.values(
                task.title().strip(),
                task.text().strip(),
                begun.ground().clauseId(),
                begun.ground().parentId(),
                begun.issuing(),
                each.unitId(),
                each.postId(),
                supervisor,
                task.deadline(),
                task.reviewOn(),
                task.deadlineRule(),
                task.access().code(),
                now,
                actor.personId());
      }
      var issued = insert.returningResult(TASK.ID).fetch(row -> row.value1());
      if (begun.parent() != null) {
        measures.inherit(TASK.ID.in(issued), TASK.PARENT_ID);
      }
      issued.forEach(id ->
          events.publishEvent(new TaskEvent.Issued(new Ref(Kind.TASK, id), actor.who(), null)));
    }
  }

  /// How the tasks handed down from one stand, as far as the actor may know of them.
  ///
  /// @param byStatus in the order of the statuses; those that none has are missing
  /// @param late past their day, and still to be done
  public record RollUp(Map<TaskStatus, Integer> byStatus, int late) {
    public RollUp {
      byStatus = Map.copyOf(byStatus);
    }

    public int all() {
      return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  public RollUp rollUp(Actor actor, long parentId) {
    var byStatus = new EnumMap<TaskStatus, Integer>(TaskStatus.class);
    var late = new ArrayList<Integer>();
    var past = DSL.coalesce(TASK.DEADLINE, TASK.REVIEW_ON).lt(LocalDate.now(clock));
    sql.select(TASK.STATE, TASK.PROGRESS, DSL.count(), DSL.count().filterWhere(past))
        .from(TASK)
        .where(TASK.PARENT_ID.eq(parentId))
        .and(TaskVisibility.visible(actor))
        .groupBy(TASK.STATE, TASK.PROGRESS)
        .forEach(row -> {
          var state = Coded.of(TaskState.class, row.value1());
          var status = TaskStatus.of(state, Coded.of(Progress.class, row.value2()));
          byStatus.merge(status, row.value3(), Integer::sum);
          if (state.outstanding()) {
            late.add(row.value4());
          }
        });
    return new RollUp(byStatus, late.stream().mapToInt(Integer::intValue).sum());
  }
}
