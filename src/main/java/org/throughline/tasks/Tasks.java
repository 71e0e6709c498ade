package org.throughline.tasks;

import static throughline.db.tasks.Tables.SUPPORTING;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.shared.Access;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Tasks: issued from a clause, a decision clause or one's own initiative, or handed down from the
/// task above.
@Service
public class Tasks {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;
  private final Subtasks subtasks;
  private final Origins origins;
  private final IssuingRules rules;
  private final TaskMeasures measures;
  private final TaskReach reach;
  private final Policy policy;
  private final Posts posts;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Tasks(
      DSLContext sql,
      TaskRows rows,
      Steps steps,
      Subtasks subtasks,
      Origins origins,
      IssuingRules rules,
      TaskMeasures measures,
      TaskReach reach,
      Policy policy,
      Posts posts,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
    this.subtasks = subtasks;
    this.origins = origins;
    this.rules = rules;
    this.measures = measures;
    this.reach = reach;
    this.policy = policy;
    this.posts = posts;
    this.clock = clock;
    this.events = events;
  }

  /// Issues a task for the actor's body, or hands a subtask down for the actor's unit.
  @Transactional
  public Outcome<Long> issue(Actor actor, NewTask task) {
    return switch (task.origin()) {
      case Origin.OfTask(var parent) -> handDown(actor, parent, task);
      case Origin.OfClause(var id) -> give(actor, task, origins.clause(actor, id));
      case Origin.OfDecisionClause(var id) -> give(actor, task, origins.decisionClause(actor, id));
      case Origin.OwnInitiative(var reason) ->
          give(actor, task, Origins.ownInitiative(reason.strip()));
    };
  }

  /// Why a task could not be issued for the actor's body; empty where it could. Nothing is changed.
  ///
  /// @throws NotFound where the actor may not know of what it would come from
  public Optional<Refusal> refusal(Actor actor, NewTask task) {
    var ground =
        switch (task.origin()) {
          case Origin.OfClause(var id) -> origins.clause(actor, id);
          case Origin.OfDecisionClause(var id) -> origins.decisionClause(actor, id);
          case Origin.OwnInitiative(var reason) -> Origins.ownInitiative(reason.strip());
          case Origin.OfTask _ -> throw new IllegalArgumentException("handed down, not issued");
        };
    return Optional.ofNullable(rules.refusal(actor, task, ground, null, supervisor(actor, task)));
  }

  private Outcome<Long> give(Actor actor, NewTask task, Origins.Ground ground) {
    policy.require(actor, Permission.TASK_ISSUE, actor.bodyId());
    var supervisor = supervisor(actor, task);
    var refusal = rules.refusal(actor, task, ground, null, supervisor);
    return refusal != null
        ? Outcome.refused(refusal)
        : Outcome.done(store(actor.who(), task, ground, actor.bodyId(), supervisor));
  }

  private Outcome<Long> handDown(Actor actor, long parentId, NewTask task) {
    var parent = steps.lock(actor, parentId);
    steps.require(actor, parent, TaskTransition.HAND_DOWN);
    if (!TaskTransition.HAND_DOWN.startsFrom(parent.state())) {
      return Outcome.refused(Steps.wrongState(parent));
    }
    var ground = Origins.parent(parent);
    var supervisor = supervisor(actor, task);
    var refusal = rules.refusal(actor, task, ground, parent, supervisor);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    steps.move(actor, parent, TaskTransition.HAND_DOWN, task.title().strip());
    return Outcome.done(store(actor.who(), task, ground, parent.leadOrganisationId(), supervisor));
  }

  @Nullable Long supervisor(Actor actor, NewTask task) {
    var chosen = task.supervisorOrganisationId();
    return chosen != null ? chosen : reach.inspectionOffice(actor.bodyId()).orElse(null);
  }

  /// Writes it down and announces it; what it must be like has been asked.
  long store(Who by, NewTask task, Origins.Ground ground, long issuing, @Nullable Long supervisor) {
    var post = task.leadPostId();
    var parent = ground.parentId();
    var more = task.more();
    long id =
        sql.insertInto(TASK)
            .set(TASK.TITLE, task.title().strip())
            .set(TASK.TEXT, task.text().strip())
            .set(TASK.CLAUSE_ID, ground.clauseId())
            .set(TASK.DECISION_CLAUSE_ID, ground.decisionClauseId())
            .set(TASK.PARENT_ID, ground.parentId())
            .set(TASK.OWN_INITIATIVE, ground.ownInitiative())
            .set(TASK.ISSUING_ORGANISATION_ID, issuing)
            .set(TASK.LEAD_ORGANISATION_ID, task.leadOrganisationId())
            .set(TASK.LEAD_POST_ID, post != null ? post : head(task.leadOrganisationId()))
            .set(TASK.SUPERVISOR_ORGANISATION_ID, supervisor)
            .set(TASK.DEADLINE, task.deadline())
            .set(TASK.REVIEW_ON, task.reviewOn())
            .set(TASK.DEADLINE_RULE, task.deadlineRule())
            .set(TASK.ACCESS, task.access().code())
            .set(TASK.ISSUED_AT, clock.instant())
            .set(TASK.ISSUED_BY, by.personId())
            .set(TASK.FIRST_POST_ID, more.firstPostId())
            .set(TASK.PROGRAMME_ID, more.programmeId())
            .set(TASK.THEMES, more.themes().toArray(String[]::new))
            .set(TASK.TARGET_GROUPS, more.targetGroups().toArray(String[]::new))
            .set(
                TASK.PLACE_IN_ORDER,
                parent != null && more.inOrder() ? (Integer) subtasks.next(parent) : null)
            .returningResult(TASK.ID)
            .fetchSingle()
            .value1();
    for (var supporting : task.supportingOrganisationIds()) {
      sql.insertInto(SUPPORTING, SUPPORTING.TASK_ID, SUPPORTING.ORGANISATION_ID)
          .values(id, supporting)
          .execute();
    }
    measures.store(id, more.indicatorIds());
    events.publishEvent(new TaskEvent.Issued(new Ref(Kind.TASK, id), by, null));
    return id;
  }

  @Nullable Long head(long organisationId) {
    return posts.headOf(organisationId).map(Post::id).orElse(null);
  }

  /// @throws NotFound where the actor may not know of it
  public Task get(Actor actor, long id) {
    return find(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.TASK, id)));
  }

  /// For the page of a step.
  ///
  /// @throws NotFound where the actor may not know of it
  /// @throws org.throughline.shared.Forbidden where another has to take this step
  public Task require(Actor actor, long id, TaskTransition step) {
    var task = get(actor, id);
    steps.require(actor, task, step);
    return task;
  }

  public Optional<Task> find(Actor actor, long id) {
    return rows.find(actor, id);
  }

  /// Those handed down from it, of which the actor may know: in their order, then those beside it.
  public List<Task> subtasks(Actor actor, long id) {
    return rows.page(
        TASK.PARENT_ID.eq(id).and(TaskVisibility.visible(actor)),
        0,
        TaskRows.LIMIT,
        TASK.PLACE_IN_ORDER.asc().nullsLast(),
        TASK.ID.asc());
  }

  /// What a split task became, of which the actor may know.
  public List<Task> parts(Actor actor, long id) {
    return rows.list(TASK.SPLIT_FROM_ID.eq(id).and(TaskVisibility.visible(actor)));
  }

  /// The newest first, of which the actor may know.
  List<Task> ofRecurrence(Actor actor, long id) {
    return rows.page(
        TASK.RECURRENCE_ID.eq(id).and(TaskVisibility.visible(actor)), 0, 100, TASK.PERIOD.desc());
  }

  public List<Long> supporting(long id) {
    return sql.select(SUPPORTING.ORGANISATION_ID)
        .from(SUPPORTING)
        .where(SUPPORTING.TASK_ID.eq(id))
        .orderBy(SUPPORTING.ORGANISATION_ID)
        .limit(TaskRows.LIMIT)
        .fetch(SUPPORTING.ORGANISATION_ID);
  }

  /// What this actor could do with the task as it stands now.
  public Set<TaskTransition> open(Actor actor, Task task) {
    return steps.open(actor, task);
  }

  /// What a form for a new task begins with.
  ///
  /// @param access the most open one allowed
  public record Draft(String title, String text, Access access) {}

  /// @throws NotFound where the actor may not know of what it would come from
  public Draft draft(Actor actor, Origin origin) {
    return switch (origin) {
      case Origin.OfTask(var id) -> {
        var parent = get(actor, id);
        steps.require(actor, parent, TaskTransition.HAND_DOWN);
        yield new Draft(parent.title(), parent.text(), parent.access());
      }
      case Origin.OfClause(var id) -> draft(origins.clause(actor, id));
      case Origin.OfDecisionClause(var id) -> draft(origins.decisionClause(actor, id));
      case Origin.OwnInitiative _ -> new Draft("", "", Access.INTERNAL);
    };
  }

  private static Draft draft(Origins.Ground ground) {
    return new Draft(ground.title(), ground.text(), ground.access());
  }
}
