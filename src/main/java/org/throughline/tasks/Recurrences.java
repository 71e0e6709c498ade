package org.throughline.tasks;

import static throughline.db.tasks.Tables.RECURRENCE;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Obligations that are due again and again. Each occurrence is a task of its own, issued ahead by
/// a number of days, and exactly once however many servers run: whoever issues it holds the row,
/// and the database takes each period once.
@Service
public class Recurrences implements Regularly {
  private static final int LIMIT = 500;

  private final DSLContext sql;
  private final Tasks tasks;
  private final Origins origins;
  private final IssuingRules rules;
  private final TaskMeasures measures;
  private final Policy policy;
  private final Clock clock;
  private final TransactionTemplate once;
  private final ApplicationEventPublisher events;

  Recurrences(
      DSLContext sql,
      Tasks tasks,
      Origins origins,
      IssuingRules rules,
      TaskMeasures measures,
      Policy policy,
      Clock clock,
      TransactionTemplate once,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.tasks = tasks;
    this.origins = origins;
    this.rules = rules;
    this.measures = measures;
    this.policy = policy;
    this.clock = clock;
    this.once = once;
    this.events = events;
  }

  public enum State implements Coded {
    ACTIVE,
    PAUSED,
    ENDED
  }

  public record Recurrence(
      long id,
      String title,
      String text,
      @Nullable Long clauseId,
      @Nullable Long decisionClauseId,
      @Nullable String ownInitiative,
      long issuingOrganisationId,
      long leadOrganisationId,
      Rhythm pattern,
      LocalDate firstDue,
      LocalDate seenTo,
      State state) {
    /// The next day on which an occurrence is due that has not been issued; null for none.
    public @Nullable LocalDate next() {
      return state == State.ENDED
          ? null
          : LongStream.iterate(0, n -> n < 10_000, n -> n + 1)
              .mapToObj(n -> pattern.due(firstDue, n))
              .filter(day -> day.isAfter(seenTo))
              .findFirst()
              .filter(day -> pattern.until() == null || !day.isAfter(pattern.until()))
              .orElse(null);
    }
  }

  public record Moved(Ref about, Who by, String action, @Nullable String detail)
      implements Happened {}

  /// @param template its deadline is the first day on which it is due
  @Transactional
  public Outcome<Long> create(Actor actor, NewTask template, Rhythm pattern) {
    policy.require(actor, Permission.TASK_ISSUE, actor.bodyId());
    Origins.Ground ground =
        switch (template.origin()) {
          case Origin.OfClause(var id) -> origins.clause(actor, id);
          case Origin.OfDecisionClause(var id) -> origins.decisionClause(actor, id);
          case Origin.OwnInitiative(var reason) -> Origins.ownInitiative(reason.strip());
          case Origin.OfTask(var id) -> throw new NotFound(new Ref(Kind.TASK, id));
        };
    var first = template.deadline();
    if (first == null) {
      return Outcome.invalid("tasks.refused.recurrence_needs_deadline");
    }
    var fault = pattern.refusal(first);
    if (fault != null) {
      return Outcome.refused(fault);
    }
    var supervisor = tasks.supervisor(actor, template);
    var refusal = rules.refusal(actor, template, ground, null, supervisor);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    long id = store(actor, template, ground, supervisor, first, pattern);
    measures.keepForOccurrences(id, template.more().indicatorIds());
    tell(actor, id, "recurrence.created", template.title().strip());
    issueDue(id, LocalDate.now(clock));
    return Outcome.done(id);
  }

  private long store(
      Actor actor,
      NewTask template,
      Origins.Ground ground,
      @Nullable Long supervisor,
      LocalDate first,
      Rhythm pattern) {
    return sql.insertInto(RECURRENCE)
        .set(RECURRENCE.TITLE, template.title().strip())
        .set(RECURRENCE.TEXT, template.text().strip())
        .set(RECURRENCE.CLAUSE_ID, ground.clauseId())
        .set(RECURRENCE.DECISION_CLAUSE_ID, ground.decisionClauseId())
        .set(RECURRENCE.OWN_INITIATIVE, ground.ownInitiative())
        .set(RECURRENCE.ISSUING_ORGANISATION_ID, actor.bodyId())
        .set(RECURRENCE.LEAD_ORGANISATION_ID, template.leadOrganisationId())
        .set(RECURRENCE.LEAD_POST_ID, template.leadPostId())
        .set(RECURRENCE.SUPERVISOR_ORGANISATION_ID, supervisor)
        .set(RECURRENCE.PROGRAMME_ID, template.more().programmeId())
        .set(RECURRENCE.THEMES, template.more().themes().toArray(String[]::new))
        .set(RECURRENCE.TARGET_GROUPS, template.more().targetGroups().toArray(String[]::new))
        .set(RECURRENCE.ACCESS, template.access().code())
        .set(RECURRENCE.EVERY, pattern.every())
        .set(RECURRENCE.UNIT, pattern.unit().code())
        .set(RECURRENCE.FIRST_DUE, first)
        .set(RECURRENCE.UNTIL, pattern.until())
        .set(RECURRENCE.LEAD_DAYS, pattern.leadDays())
        .set(RECURRENCE.SEEN_TO, first.minusDays(1))
        .set(RECURRENCE.PERSON_ID, actor.personId())
        .returningResult(RECURRENCE.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public String name() {
    return "recurring-tasks";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(30);
  }

  @Override
  public void run() {
    issueDue(LocalDate.now(clock));
  }

  /// Issues what is due to be issued on a day; safe to call from several servers at once.
  ///
  /// @return how many were issued
  public int issueDue(LocalDate today) {
    var due =
        sql.select(RECURRENCE.ID)
            .from(RECURRENCE)
            .where(RECURRENCE.STATE.eq(State.ACTIVE.code()))
            .and(RECURRENCE.UNTIL.isNull().or(RECURRENCE.SEEN_TO.lt(RECURRENCE.UNTIL)))
            .orderBy(RECURRENCE.ID)
            .limit(10_000)
            .fetch(RECURRENCE.ID);
    int issued = 0;
    for (var id : due) {
      Integer made = once.execute(_ -> issueDue(id, today));
      issued += made == null ? 0 : made;
    }
    return issued;
  }

  /// Another server that holds the row is doing the same.
  private int issueDue(long id, LocalDate today) {
    var row =
        sql.select(RECURRENCE.asterisk())
            .from(RECURRENCE)
            .where(RECURRENCE.ID.eq(id), RECURRENCE.STATE.eq(State.ACTIVE.code()))
            .forUpdate()
            .skipLocked()
            .fetchOne();
    if (row == null) {
      return 0;
    }
    var recurrence = recurrence(row);
    var upTo = today.plusDays(recurrence.pattern().leadDays());
    var days = recurrence.pattern().between(recurrence.firstDue(), recurrence.seenTo(), upTo);
    for (var day : days) {
      long task =
          tasks.store(
              Who.SYSTEM,
              occurrence(row, day),
              new Origins.Ground(
                  row.get(RECURRENCE.TEXT),
                  Coded.of(Access.class, row.get(RECURRENCE.ACCESS)),
                  row.get(RECURRENCE.CLAUSE_ID),
                  row.get(RECURRENCE.DECISION_CLAUSE_ID),
                  null,
                  row.get(RECURRENCE.OWN_INITIATIVE)),
              row.get(RECURRENCE.ISSUING_ORGANISATION_ID),
              row.get(RECURRENCE.SUPERVISOR_ORGANISATION_ID));
      sql.update(TASK)
          .set(TASK.RECURRENCE_ID, id)
          .set(TASK.PERIOD, day)
          .where(TASK.ID.eq(task))
          .execute();
      sql.update(RECURRENCE).set(RECURRENCE.SEEN_TO, day).where(RECURRENCE.ID.eq(id)).execute();
    }
    return days.size();
  }

  private NewTask occurrence(Record row, LocalDate day) {
    return new NewTask(
        new Origin.OwnInitiative(""),
        row.get(RECURRENCE.TITLE),
        row.get(RECURRENCE.TEXT),
        row.get(RECURRENCE.LEAD_ORGANISATION_ID),
        row.get(RECURRENCE.LEAD_POST_ID),
        Set.of(),
        row.get(RECURRENCE.SUPERVISOR_ORGANISATION_ID),
        day,
        null,
        null,
        Coded.of(Access.class, row.get(RECURRENCE.ACCESS)),
        new NewTask.More(
            null,
            row.get(RECURRENCE.PROGRAMME_ID),
            List.of(row.get(RECURRENCE.THEMES)),
            List.of(row.get(RECURRENCE.TARGET_GROUPS)),
            false,
            List.copyOf(measures.ofOccurrences(row.get(RECURRENCE.ID)))));
  }

  /// What falls in the pause is passed over.
  @Transactional
  public Outcome<Long> pause(Actor actor, long id) {
    return move(actor, id, State.ACTIVE, State.PAUSED, "recurrence.paused");
  }

  @Transactional
  public Outcome<Long> resume(Actor actor, long id) {
    var outcome = move(actor, id, State.PAUSED, State.ACTIVE, "recurrence.resumed");
    var yesterday = LocalDate.now(clock).minusDays(1);
    if (outcome instanceof Outcome.Done<Long>) {
      sql.update(RECURRENCE)
          .set(RECURRENCE.SEEN_TO, yesterday)
          .where(RECURRENCE.ID.eq(id), RECURRENCE.SEEN_TO.lt(yesterday))
          .execute();
      issueDue(id, LocalDate.now(clock));
    }
    return outcome;
  }

  /// Tasks already issued stay.
  @Transactional
  public Outcome<Long> end(Actor actor, long id) {
    return move(actor, id, null, State.ENDED, "recurrence.ended");
  }

  private Outcome<Long> move(Actor actor, long id, @Nullable State from, State to, String action) {
    var found = locked(actor, id);
    policy.require(actor, Permission.TASK_ISSUE, found.issuingOrganisationId());
    if (from == null ? found.state() == to : found.state() != from) {
      return Outcome.conflict("tasks.refused.recurrence_state");
    }
    sql.update(RECURRENCE).set(RECURRENCE.STATE, to.code()).where(RECURRENCE.ID.eq(id)).execute();
    tell(actor, id, action, null);
    return Outcome.done(id);
  }

  private void tell(Actor actor, long id, String action, @Nullable String detail) {
    events.publishEvent(new Moved(new Ref(Kind.RECURRENCE, id), actor.who(), action, detail));
  }

  /// What it says and how often, for the occurrences to come; what has been issued stays as it is.
  /// Another lead is another obligation: this one is ended and a new one begun.
  ///
  /// @throws NotFound where the actor may not know of it
  @Transactional
  public Outcome<Long> change(Actor actor, long id, String title, String text, Rhythm pattern) {
    var before = locked(actor, id);
    policy.require(actor, Permission.TASK_ISSUE, before.issuingOrganisationId());
    if (before.state() == State.ENDED) {
      return Outcome.conflict("tasks.refused.recurrence_state");
    }
    var refusal = IssuingRules.words(title, text);
    if (refusal == null) {
      refusal = pattern.refusal(before.firstDue());
    }
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    sql.update(RECURRENCE)
        .set(RECURRENCE.TITLE, title.strip())
        .set(RECURRENCE.TEXT, text.strip())
        .set(RECURRENCE.EVERY, pattern.every())
        .set(RECURRENCE.UNIT, pattern.unit().code())
        .set(RECURRENCE.UNTIL, pattern.until())
        .set(RECURRENCE.LEAD_DAYS, pattern.leadDays())
        .where(RECURRENCE.ID.eq(id))
        .execute();
    tell(actor, id, "recurrence.changed", told(before, title));
    issueDue(id, LocalDate.now(clock));
    return Outcome.done(id);
  }

  private static String told(Recurrence before, String title) {
    return before.title().equals(title.strip())
        ? before.title()
        : before.title() + " → " + title.strip();
  }

  private Recurrence locked(Actor actor, long id) {
    return sql.select(RECURRENCE.asterisk())
        .from(RECURRENCE)
        .where(RECURRENCE.ID.eq(id).and(visible(actor)))
        .forUpdate()
        .fetchOptional(Recurrences::recurrence)
        .orElseThrow(() -> new NotFound(new Ref(Kind.RECURRENCE, id)));
  }

  private static Condition visible(Actor actor) {
    return Visibility.byAccess(actor, RECURRENCE.ISSUING_ORGANISATION_ID, RECURRENCE.ACCESS);
  }

  public List<Recurrence> list(Actor actor) {
    return sql.select(RECURRENCE.asterisk())
        .from(RECURRENCE)
        .where(visible(actor))
        .orderBy(RECURRENCE.ID.desc())
        .limit(LIMIT)
        .fetch(Recurrences::recurrence);
  }

  /// @throws NotFound where the actor may not know of it
  public Recurrence get(Actor actor, long id) {
    return find(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.RECURRENCE, id)));
  }

  public Optional<Recurrence> find(Actor actor, long id) {
    return sql.select(RECURRENCE.asterisk())
        .from(RECURRENCE)
        .where(RECURRENCE.ID.eq(id).and(visible(actor)))
        .fetchOptional(Recurrences::recurrence);
  }

  /// The newest first, of which the actor may know.
  public List<Task> occurrences(Actor actor, long id) {
    return tasks.ofRecurrence(actor, id);
  }

  private static Recurrence recurrence(Record row) {
    return new Recurrence(
        row.get(RECURRENCE.ID),
        row.get(RECURRENCE.TITLE),
        row.get(RECURRENCE.TEXT),
        row.get(RECURRENCE.CLAUSE_ID),
        row.get(RECURRENCE.DECISION_CLAUSE_ID),
        row.get(RECURRENCE.OWN_INITIATIVE),
        row.get(RECURRENCE.ISSUING_ORGANISATION_ID),
        row.get(RECURRENCE.LEAD_ORGANISATION_ID),
        new Rhythm(
            row.get(RECURRENCE.EVERY),
            Coded.of(Rhythm.Unit.class, row.get(RECURRENCE.UNIT)),
            row.get(RECURRENCE.UNTIL),
            row.get(RECURRENCE.LEAD_DAYS)),
        row.get(RECURRENCE.FIRST_DUE),
        row.get(RECURRENCE.SEEN_TO),
        Coded.of(State.class, row.get(RECURRENCE.STATE)));
  }
}
