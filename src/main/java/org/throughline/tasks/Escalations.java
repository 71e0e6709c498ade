package org.throughline.tasks;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.ESCALATION;
import static throughline.db.tasks.Tables.LADDER;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Regularly;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Takes late tasks up the issuing body's ladder: to the head of the unit, then to the chair above
/// it, then before the next meeting of the issuing body. A rung is skipped while somebody else
/// holds the task up; that somebody is told instead, and the task says why.
@Service
public class Escalations implements Regularly {
  private static final int AT_A_TIME = 200;

  private final DSLContext sql;
  private final TaskRows rows;
  private final Blockers blockers;
  private final NextAgenda agenda;
  private final Organisations organisations;
  private final Policy policy;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Escalations(
      DSLContext sql,
      TaskRows rows,
      Blockers blockers,
      NextAgenda agenda,
      Organisations organisations,
      Policy policy,
      TransactionTemplate transaction,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.blockers = blockers;
    this.agenda = agenda;
    this.organisations = organisations;
    this.policy = policy;
    this.transaction = transaction;
    this.clock = clock;
    this.events = events;
  }

  @Override
  public String name() {
    return "task-escalations";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(30);
  }

  @Override
  public void run() {
    if (!java.time.LocalTime.now(clock).isBefore(Reminders.FROM)) {
      climb(LocalDate.now(clock));
      agenda.tidy(LocalDate.now(clock));
      agenda.bring(LocalDate.now(clock));
    }
  }

  /// @return how many rungs were taken or skipped
  int climb(LocalDate today) {
    var taken = 0;
    long after = 0;
    for (var late = late(today, after); !late.isEmpty(); late = late(today, after)) {
      for (long id : late) {
        Integer climbed = transaction.execute(_ -> climb(id, today));
        taken += climbed == null ? 0 : climbed;
        after = id;
      }
    }
    return taken;
  }

  /// Tasks past their day that have a rung left, by id.
  private List<Long> late(LocalDate today, long after) {
    var states = new ArrayList<>(List.of(Reminders.outstanding()));
    states.add(TaskState.REPORTED_DONE.code());
    return sql.resultQuery(
            """
            select t.id
              from tasks.task t
              join organisations.organisation o on o.id = t.issuing_organisation_id
             where t.deadline < {0} and t.state = any({1}) and t.id > {2}
               and (select count(*) from tasks.escalation e where e.task_id = t.id and e.deadline = t.deadline)
                   < coalesce((select nullif(count(*), 0) from tasks.ladder l where l.organisation_id = o.body_id), 3)
             order by t.id
             limit {3}
            """,
            DSL.val(today),
            DSL.val(states.toArray(String[]::new)),
            DSL.val(after),
            DSL.val(AT_A_TIME))
        .fetch(0, Long.class);
  }

  private int climb(long id, LocalDate today) {
    var found = rows.lock(TASK.ID.eq(id));
    var deadline = found.map(Task::deadline).orElse(null);
    if (deadline == null || !deadline.isBefore(today) || found.orElseThrow().state().ended()) {
      return 0;
    }
    var task = found.orElseThrow();
    var days = blockers.workingDaysLate(task, deadline, today);
    var taken = 0;
    for (var rung : ladder(body(task.issuingOrganisationId())).entrySet()) {
      if (days >= rung.getValue() && take(task, deadline, rung.getKey())) {
        taken++;
      }
    }
    return taken;
  }

  private boolean take(Task task, LocalDate deadline, Rung rung) {
    var blocker = blockers.of(task);
    var organisation =
        blocker.map(Blockers.Blocker::organisationId).orElseGet(() -> aim(task, rung));
    var id =
        sql.insertInto(ESCALATION)
            .set(ESCALATION.TASK_ID, task.id())
            .set(ESCALATION.DEADLINE, deadline)
            .set(ESCALATION.STEP, rung.code())
            .set(ESCALATION.HELD_UP, blocker.map(each -> each.why().code()).orElse(null))
            .set(ESCALATION.ORGANISATION_ID, organisation)
            .set(ESCALATION.AT, clock.instant())
            .onConflictDoNothing()
            .returningResult(ESCALATION.ID)
            .fetchOptional(ESCALATION.ID);
    id.ifPresent(escalation ->
        events.publishEvent(
            new TaskEscalated(
                task.ref(),
                escalation,
                blocker
                    .map(each -> "held_up." + each.why().code())
                    .orElse("escalated." + rung.code()),
                blocker.map(each -> List.of(each.told())).orElseGet(() -> to(task, rung)),
                blocker.isPresent())));
    return id.isPresent();
  }

  private List<Audience> to(Task task, Rung rung) {
    return switch (rung) {
      case UNIT_HEAD ->
          List.of(
              Audience.inUnit(task.leadOrganisationId(), Role.UNIT_HEAD),
              Audience.posts(task.leadPostId()));
      case CHAIR -> List.of(Audience.inBodies(Set.of(body(task.leadOrganisationId())), Role.CHAIR));
      case AGENDA ->
          List.of(Audience.inBodies(Set.of(body(task.issuingOrganisationId())), Role.SECRETARY));
    };
  }

  private long aim(Task task, Rung rung) {
    return switch (rung) {
      case UNIT_HEAD -> task.leadOrganisationId();
      case CHAIR -> body(task.leadOrganisationId());
      case AGENDA -> body(task.issuingOrganisationId());
    };
  }

  private long body(long organisationId) {
    return organisations.get(organisationId).bodyId();
  }

  /// Working days after the deadline for each rung that a body uses, lowest rung first.
  public Map<Rung, Integer> ladder(long bodyId) {
    var ladder = new EnumMap<Rung, Integer>(Rung.class);
    sql.select(LADDER.STEP, LADDER.WORKING_DAYS)
        .from(LADDER)
        .where(LADDER.ORGANISATION_ID.eq(bodyId))
        .forEach(row -> ladder.put(Coded.of(Rung.class, row.value1()), (int) row.value2()));
    if (ladder.isEmpty()) {
      for (var rung : Rung.values()) {
        ladder.put(rung, rung.usualDays());
      }
    }
    return ladder;
  }

  /// @param days rungs that are missing are not used; none at all means the usual ones
  @Transactional
  public void setLadder(Actor actor, long bodyId, Map<Rung, Integer> days) {
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, bodyId);
    sql.deleteFrom(LADDER).where(LADDER.ORGANISATION_ID.eq(bodyId)).execute();
    days.forEach((rung, after) ->
        sql.insertInto(LADDER, LADDER.ORGANISATION_ID, LADDER.STEP, LADDER.WORKING_DAYS)
            .values(bodyId, rung.code(), after.shortValue())
            .execute());
  }

  /// @param heldUp why the rung was skipped; null where it was taken
  /// @param organisation told, in the reader's language
  public record Step(
      Rung rung, LocalDate deadline, @Nullable HeldUp heldUp, String organisation, Instant at) {}

  /// Newest first. Whoever asks has been shown the task.
  public List<Step> of(long taskId, Language language) {
    return sql.select(
            ESCALATION.STEP,
            ESCALATION.DEADLINE,
            ESCALATION.HELD_UP,
            ESCALATION.AT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(ESCALATION)
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(ESCALATION.ORGANISATION_ID))
        .where(ESCALATION.TASK_ID.eq(taskId))
        .orderBy(ESCALATION.ID.desc())
        .limit(50)
        .fetch(row ->
            new Step(
                Coded.of(Rung.class, row.value1()),
                row.value2(),
                row.value3() == null ? null : Coded.of(HeldUp.class, row.value3()),
                language.pick(row.value5(), row.value6()),
                row.value4()));
  }
}
