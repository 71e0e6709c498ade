package org.throughline.tasks;

import static throughline.db.tasks.Tables.REMINDED;
import static throughline.db.tasks.Tables.REMINDER;
import static throughline.db.tasks.Tables.REMINDER_USUAL;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Reminds of tasks before they are due. What is due to be reminded of is worked out each time from
/// the tasks as they stand: a deadline that moves takes its reminders with it, and a task that ends
/// has none. That it was told is written down with the telling, once for each lead time and day.
@Service
public class Reminders implements Regularly {
  static final Set<Lead> USUAL = Set.of(Lead.THREE_DAYS, Lead.SAME_DAY);

  /// Nobody is reminded at night, by the product's clock.
  static final LocalTime FROM = LocalTime.of(7, 0);

  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final TaskRows rows;
  private final Policy policy;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Reminders(
      DSLContext sql,
      TaskRows rows,
      Policy policy,
      TransactionTemplate transaction,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.transaction = transaction;
    this.clock = clock;
    this.events = events;
  }

  @Override
  public String name() {
    return "task-reminders";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    if (!LocalTime.now(clock).isBefore(FROM)) {
      remind(LocalDate.now(clock));
    }
  }

  private record Due(long task, Lead lead, LocalDate day) {}

  /// @return how many tasks were reminded of
  int remind(LocalDate today) {
    var reminded = 0;
    for (var due = due(today); !due.isEmpty(); due = due(today)) {
      Map<Long, List<Due>> byTask = due.stream().collect(Collectors.groupingBy(Due::task));
      for (var each : byTask.entrySet()) {
        reminded +=
            Boolean.TRUE.equals(transaction.execute(_ -> remind(each.getKey(), each.getValue())))
                ? 1
                : 0;
      }
      if (due.size() < AT_A_TIME) {
        break;
      }
    }
    return reminded;
  }

  /// Where several lead times have come at once, as after a standstill, the nearest is said and the
  /// others count as said.
  private boolean remind(long taskId, List<Due> due) {
    var task = rows.lock(TASK.ID.eq(taskId)).filter(found -> found.state().outstanding());
    if (task.isEmpty()) {
      return false;
    }
    var nearest =
        due.stream().min(Comparator.comparing(each -> each.lead().days().orElse(-1))).orElseThrow();
    var told = false;
    for (var each : due) {
      var written =
          sql.insertInto(REMINDED)
              .set(REMINDED.TASK_ID, taskId)
              .set(REMINDED.LEAD, each.lead().code())
              .set(REMINDED.DAY, each.day())
              .set(REMINDED.TOLD_AT, clock.instant())
              .onConflictDoNothing()
              .execute();
      if (written == 1 && each.equals(nearest)) {
        events.publishEvent(new TaskReminded(task.get().ref(), each.lead(), each.day()));
        told = true;
      }
    }
    return told;
  }

  /// A lead time that had passed when the task was issued is not made up for.
  private List<Due> due(LocalDate today) {
    return sql.resultQuery(
            """
            with open_task as (
              select t.id, coalesce(t.deadline, t.review_on) as day, t.lead_organisation_id, t.issued_at::date as issued
                from tasks.task t
               where t.state = any({1})
                 and (t.deadline between {0} and {0} + 7
                      or t.deadline is null and t.review_on between {0} and {0} + 7)
            ), lead as (
              select o.id, o.day, o.issued, r.lead from open_task o join tasks.reminder r on r.task_id = o.id
              union all
              select o.id, o.day, o.issued, l.lead
                from open_task o
                join organisations.organisation g on g.id = o.lead_organisation_id
                left join tasks.reminder_usual u on u.organisation_id = g.body_id
                cross join unnest(coalesce(u.leads, {2}::text[])) as l (lead)
               where not exists (select from tasks.reminder r where r.task_id = o.id)
            ), due as (
              select l.id, l.lead, l.day
                from lead l
                join (values ('same_day', 0), ('one_day', 1), ('three_days', 3), ('one_week', 7)) as d (lead, days) on d.lead = l.lead
               where l.day - d.days <= {0} and l.issued <= l.day - d.days
              union all
              select t.id, r.lead, r.on_day
                from tasks.reminder r join tasks.task t on t.id = r.task_id
               where r.lead = 'on_day' and r.on_day between {0} - 30 and {0} and t.state = any({1})
            )
            select d.id, d.lead, d.day from due d
             where not exists (select from tasks.reminded x where x.task_id = d.id and x.lead = d.lead and x.day = d.day)
             order by d.id, d.lead
             limit {3}
            """,
            org.jooq.impl.DSL.val(today),
            org.jooq.impl.DSL.val(outstanding()),
            org.jooq.impl.DSL.val(USUAL.stream().map(Coded::code).sorted().toArray(String[]::new)),
            org.jooq.impl.DSL.val(AT_A_TIME))
        .fetch(row ->
            new Due(
                row.get(0, Long.class),
                Coded.of(Lead.class, row.get(1, String.class)),
                row.get(2, LocalDate.class)));
  }

  /// What is suspended is not pressed for.
  static String[] outstanding() {
    return java.util.Arrays.stream(TaskState.values())
        .filter(state -> state.outstanding() && state != TaskState.SUSPENDED)
        .map(TaskState::code)
        .toArray(String[]::new);
  }

  /// A task's own lead times replace its body's; none chosen gives it the body's again.
  ///
  /// @param day a day of its own beside them; null for none
  /// @throws NotFound where the actor may not know of the task
  /// @throws Forbidden where the actor has nothing to do with it
  @Transactional
  public Outcome<Long> set(
      Actor actor, long taskId, Collection<Lead> chosen, @Nullable LocalDate day) {
    var task =
        rows.lock(TASK.ID.eq(taskId).and(TaskVisibility.visible(actor)))
            .orElseThrow(() -> new NotFound(new Ref(Kind.TASK, taskId)));
    if (!may(actor, task)) {
      throw new Forbidden(Permission.TASK_REMIND.code());
    }
    if (!task.state().outstanding()) {
      return Outcome.refused(Steps.wrongState(task));
    }
    if (day != null && day.isBefore(LocalDate.now(clock))) {
      return Outcome.invalid("tasks.refused.reminder_past", day);
    }
    var leads = new ArrayList<Lead>();
    leads.addAll(chosen);
    leads.remove(Lead.ON_DAY);
    if (leads.contains(Lead.NONE)) {
      leads.removeIf(lead -> lead != Lead.NONE);
    }
    sql.deleteFrom(REMINDER).where(REMINDER.TASK_ID.eq(taskId)).execute();
    leads.stream().distinct().forEach(lead -> store(actor, taskId, lead, null));
    if (day != null) {
      store(actor, taskId, Lead.ON_DAY, day);
    }
    events.publishEvent(new RemindersSet(task.ref(), actor.who()));
    return Outcome.done(taskId);
  }

  private void store(Actor actor, long taskId, Lead lead, @Nullable LocalDate day) {
    sql.insertInto(REMINDER)
        .set(REMINDER.TASK_ID, taskId)
        .set(REMINDER.LEAD, lead.code())
        .set(REMINDER.ON_DAY, day)
        .set(REMINDER.SET_AT, clock.instant())
        .set(REMINDER.PERSON_ID, actor.personId())
        .execute();
  }

  /// Whoever issued, leads or supervises it.
  public boolean may(Actor actor, Task task) {
    var own = actor.organisationId();
    var supervisor = task.supervisorOrganisationId();
    return Permission.TASK_REMIND.grantedTo(actor.roles())
        && (own == task.leadOrganisationId()
            || own == task.issuingOrganisationId()
            || (supervisor != null && own == supervisor)
            || (task.issuingOrganisationId() == actor.bodyId()
                && policy.allows(actor, Permission.TASK_REMIND, actor.bodyId())
                && (actor.has(org.throughline.organisations.Role.SECRETARY)
                    || actor.has(org.throughline.organisations.Role.CHAIR))));
  }

  /// Of one task: its own lead times, or else its body's.
  ///
  /// @param own whether they are the task's own
  public record Chosen(boolean own, Set<Lead> leads, @Nullable LocalDate day) {
    public Chosen {
      leads = Set.copyOf(leads);
    }
  }

  /// Whoever asks has been shown the task.
  public Chosen of(Task task, long leadBodyId) {
    var rows =
        sql.select(REMINDER.LEAD, REMINDER.ON_DAY)
            .from(REMINDER)
            .where(REMINDER.TASK_ID.eq(task.id()))
            .orderBy(REMINDER.ID)
            .limit(20)
            .fetch();
    if (rows.isEmpty()) {
      return new Chosen(false, usual(leadBodyId), null);
    }
    var leads =
        rows.stream()
            .map(row -> Coded.of(Lead.class, row.value1()))
            .filter(lead -> lead != Lead.ON_DAY)
            .collect(Collectors.toSet());
    var day =
        rows.stream()
            .filter(row -> row.value2() != null)
            .map(row -> row.value2())
            .findFirst()
            .orElse(null);
    return new Chosen(true, leads, day);
  }

  /// What a body uses where a task has no lead times of its own.
  public Set<Lead> usual(long bodyId) {
    return sql.select(REMINDER_USUAL.LEADS)
        .from(REMINDER_USUAL)
        .where(REMINDER_USUAL.ORGANISATION_ID.eq(bodyId))
        .fetchOptional()
        .map(row ->
            java.util.Arrays.stream(row.value1())
                .map(code -> Coded.of(Lead.class, code))
                .collect(Collectors.toSet()))
        .orElse(USUAL);
  }

  @Transactional
  public void setUsual(Actor actor, long bodyId, Collection<Lead> leads) {
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, bodyId);
    var codes =
        leads.stream()
            .filter(lead -> lead.days().isPresent())
            .map(Coded::code)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    sql.insertInto(REMINDER_USUAL, REMINDER_USUAL.ORGANISATION_ID, REMINDER_USUAL.LEADS)
        .values(bodyId, codes)
        .onConflict(REMINDER_USUAL.ORGANISATION_ID)
        .doUpdate()
        .set(REMINDER_USUAL.LEADS, codes)
        .execute();
  }

  /// When it was reminded of, newest first.
  public record Told(Lead lead, LocalDate day, Instant at) {}

  /// Whoever asks has been shown the task.
  public List<Told> told(long taskId) {
    return sql.select(REMINDED.LEAD, REMINDED.DAY, REMINDED.TOLD_AT)
        .from(REMINDED)
        .where(REMINDED.TASK_ID.eq(taskId))
        .orderBy(REMINDED.TOLD_AT.desc(), REMINDED.LEAD)
        .limit(50)
        .fetch(row -> new Told(Coded.of(Lead.class, row.value1()), row.value2(), row.value3()));
  }
}
