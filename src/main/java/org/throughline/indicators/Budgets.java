package org.throughline.indicators;

import static throughline.db.indicators.Tables.BUDGET;
import static throughline.db.indicators.Tables.CHARGE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// How much each body may ask of others in a month.
@Service
public class Budgets {
  /// Where nothing is set: for each body beneath, five fields and one hour a month; never less than
  /// fifty fields and ten hours.
  private static final int FIELDS_A_BODY = 5;

  private static final int MINUTES_A_BODY = 60;
  private static final int LEAST_BODIES = 10;
  private static final int MOST_FIELDS = 10_000_000;
  private static final int MOST_HOURS = 10_000_000;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Budgets(
      DSLContext sql,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  public LocalDate month() {
    return LocalDate.now(clock).withDayOfMonth(1);
  }

  /// This month's budget and what has been charged to it. Whoever asks may see the body.
  public DataRequest.Budget of(long bodyId) {
    var used =
        sql.select(CHARGE.FIELDS, CHARGE.MINUTES)
            .from(CHARGE)
            .where(CHARGE.ORGANISATION_ID.eq(bodyId))
            .and(CHARGE.MONTH.eq(month()))
            .fetchOne();
    int usedFields = used == null ? 0 : used.value1();
    int usedMinutes = used == null ? 0 : used.value2();
    return sql.select(BUDGET.FIELDS, BUDGET.MINUTES)
        .from(BUDGET)
        .where(BUDGET.ORGANISATION_ID.eq(bodyId))
        .fetchOptional(
            row -> new DataRequest.Budget(row.value1(), row.value2(), usedFields, usedMinutes))
        .orElseGet(() -> {
          int bodies = Math.max(LEAST_BODIES, bodiesBeneath(bodyId));
          return new DataRequest.Budget(
              bodies * FIELDS_A_BODY, bodies * MINUTES_A_BODY, usedFields, usedMinutes);
        });
  }

  public boolean isSet(long bodyId) {
    return sql.fetchExists(sql.selectOne().from(BUDGET).where(BUDGET.ORGANISATION_ID.eq(bodyId)));
  }

  private int bodiesBeneath(long bodyId) {
    var top = organisations.get(bodyId);
    return sql.fetchCount(
        sql.selectOne()
            .from(ORGANISATION)
            .where(ORGANISATION.FIRST_NUMBER.gt(top.first()))
            .and(ORGANISATION.FIRST_NUMBER.le(top.last()))
            .and(ORGANISATION.ID.eq(ORGANISATION.BODY_ID))
            .and(ORGANISATION.DISSOLVED_ON.isNull()));
  }

  /// The month's row is locked until the transaction ends, so that two requests sent at once are
  /// charged one after the other.
  DataRequest.Budget lock(long bodyId) {
    sql.insertInto(CHARGE)
        .set(CHARGE.ORGANISATION_ID, bodyId)
        .set(CHARGE.MONTH, month())
        .onConflictDoNothing()
        .execute();
    sql.selectOne()
        .from(CHARGE)
        .where(CHARGE.ORGANISATION_ID.eq(bodyId))
        .and(CHARGE.MONTH.eq(month()))
        .forUpdate()
        .fetch();
    return of(bodyId);
  }

  void charge(long bodyId, DataRequest.Cost cost) {
    sql.update(CHARGE)
        .set(CHARGE.FIELDS, CHARGE.FIELDS.plus(cost.fields()))
        .set(CHARGE.MINUTES, CHARGE.MINUTES.plus(cost.minutes()))
        .where(CHARGE.ORGANISATION_ID.eq(bodyId))
        .and(CHARGE.MONTH.eq(month()))
        .execute();
  }

  /// A body does not set its own, except by its administrator.
  ///
  /// @throws Forbidden for one's own body, from any other post
  @Transactional
  public Outcome<Long> set(Actor actor, long bodyId, int fields, int hours) {
    var body = organisations.get(actor, bodyId);
    policy.require(actor, Permission.BUDGET_SET, bodyId);
    if (bodyId == actor.bodyId() && !actor.has(Role.ADMINISTRATOR)) {
      throw new Forbidden(Permission.BUDGET_SET.code());
    }
    if (body.id() != body.bodyId()) {
      return Outcome.invalid("indicators.refused.not_a_body");
    }
    if (fields < 0 || fields > MOST_FIELDS || hours < 0 || hours > MOST_HOURS) {
      return Outcome.invalid("indicators.refused.budget", MOST_FIELDS);
    }
    sql.insertInto(BUDGET)
        .set(BUDGET.ORGANISATION_ID, bodyId)
        .set(BUDGET.FIELDS, fields)
        .set(BUDGET.MINUTES, hours * 60)
        .set(BUDGET.SET_AT, clock.instant())
        .set(BUDGET.SET_BY, actor.personId())
        .onDuplicateKeyUpdate()
        .set(BUDGET.FIELDS, fields)
        .set(BUDGET.MINUTES, hours * 60)
        .set(BUDGET.SET_AT, clock.instant())
        .set(BUDGET.SET_BY, actor.personId())
        .execute();
    events.publishEvent(
        new IndicatorEvent.BudgetSet(
            new Ref(Kind.ORGANISATION, bodyId), actor.who(), fields + " / " + hours + " h"));
    return Outcome.done(bodyId);
  }
}
