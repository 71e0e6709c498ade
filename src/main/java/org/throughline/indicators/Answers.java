package org.throughline.indicators;

import static org.jooq.impl.DSL.val;
import static throughline.db.indicators.Tables.ASK;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_BODY;
import static throughline.db.indicators.Tables.REQUEST_FIELD;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// Data requests, on the side of who is asked. What is given becomes a figure, and answers every
/// request that wants it.
@Service
public class Answers {
  private final DSLContext sql;
  private final DataRequests requests;
  private final Figures figures;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Answers(
      DSLContext sql,
      DataRequests requests,
      Figures figures,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.requests = requests;
    this.figures = figures;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// One field of the request as it stands for one body.
  ///
  /// @param joined another request asked first
  /// @param insisted why it is asked again after it was declined; null if it is not
  public record Open(
      int position, NewRequest.Field field, boolean joined, @Nullable String insisted) {}

  /// How a body was asked.
  ///
  /// @param unitId the unit it was passed to; null: with the secretary
  public record AskedBody(
      long organisationId, @Nullable Long unitId, java.time.@Nullable Instant remindedAt) {}

  /// The actor's own body among those asked; empty where it is not.
  public Optional<AskedBody> own(Actor actor, long requestId) {
    return sql.select(REQUEST_BODY.ORGANISATION_ID, REQUEST_BODY.UNIT_ID, REQUEST_BODY.REMINDED_AT)
        .from(REQUEST_BODY)
        .where(REQUEST_BODY.REQUEST_ID.eq(requestId))
        .and(REQUEST_BODY.ORGANISATION_ID.eq(actor.bodyId()))
        .fetchOptional(row -> new AskedBody(row.value1(), row.value2(), row.value3()));
  }

  /// What the actor's own body still owes to a request.
  public List<Open> open(Actor actor, DataRequest request) {
    return sql.select(
            REQUEST_FIELD.POSITION,
            REQUEST_FIELD.SERIES_ID,
            REQUEST_FIELD.MONTHS,
            REQUEST_FIELD.PERIOD,
            ASK.REQUEST_ID,
            ASK.INSISTED)
        .from(REQUEST_FIELD)
        .join(REQUEST_BODY)
        .on(REQUEST_BODY.REQUEST_ID.eq(REQUEST_FIELD.REQUEST_ID))
        .join(ASK)
        .on(asked())
        .where(REQUEST_FIELD.REQUEST_ID.eq(request.id()))
        .and(REQUEST_BODY.ORGANISATION_ID.eq(actor.bodyId()))
        .and(ASK.STATE.eq("open"))
        .orderBy(REQUEST_FIELD.POSITION)
        .limit(RequestRules.FIELDS)
        .fetch(row ->
            new Open(
                row.value1(),
                new NewRequest.Field(
                    row.value2(), new Period(Frequency.of(row.value3()), row.value4())),
                row.value5() != request.id(),
                row.value6()));
  }

  private static Condition asked() {
    return ASK.SERIES_ID
        .eq(REQUEST_FIELD.SERIES_ID)
        .and(ASK.PERIOD.eq(REQUEST_FIELD.PERIOD))
        .and(ASK.ORGANISATION_ID.eq(REQUEST_BODY.ORGANISATION_ID));
  }

  /// What is given for one field: a value, or a reason for not giving it.
  public record Given(
      NewRequest.Field field,
      @Nullable String value,
      @Nullable String remark,
      @Nullable Declined declined,
      @Nullable String reason) {}

  /// Saves what is good and says what is not, field by field in their order; what is left blank
  /// stays open.
  ///
  /// @param minutes what it took, for learning what figures cost; null where it was not said
  @Transactional
  public Outcome<List<Entered>> answer(
      Actor actor, long requestId, List<Given> given, boolean settled, @Nullable Integer minutes) {
    var request = requests.get(actor, requestId);
    if (own(actor, requestId).isEmpty()) {
      throw new NotFound(request.ref());
    }
    policy.require(actor, Permission.REQUEST_ANSWER, actor.bodyId());
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    if (!request.fields().containsAll(given.stream().map(Given::field).toList())) {
      return Outcome.invalid("indicators.refused.not_asked");
    }
    var entered = new ArrayList<Entered>();
    int answered = 0;
    for (var each : given) {
      var row =
          each.declined() == null
              ? enter(actor, request, each, settled)
              : decline(actor, request, each, each.declined());
      if (row instanceof Entered.Saved) {
        answered++;
      }
      entered.add(row);
    }
    if (answered > 0) {
      events.publishEvent(
          new IndicatorEvent.Answered(request.ref(), actor.who(), String.valueOf(answered)));
      if (minutes != null && minutes > 0 && minutes <= 100_000) {
        learn(actor, request, minutes);
      }
    }
    return Outcome.done(List.copyOf(entered));
  }

  private Entered enter(Actor actor, DataRequest request, Given given, boolean settled) {
    return figures
        .enter(
            actor,
            List.of(
                new NewFigure(
                    given.field().seriesId(),
                    actor.bodyId(),
                    given.field().period().code(),
                    given.value(),
                    given.remark(),
                    settled)),
            FigureSource.REQUEST,
            request.id())
        .getFirst();
  }

  private Entered decline(Actor actor, DataRequest request, Given given, Declined why) {
    var reason = given.reason() == null ? "" : given.reason().strip();
    if (reason.isEmpty() || reason.length() > RequestRules.TEXT) {
      return new Entered.Refused(
          org.throughline.shared.Refusal.invalid("indicators.refused.declined_without_reason"));
    }
    int declined =
        sql.update(ASK)
            .set(ASK.STATE, "declined")
            .set(ASK.DECLINED, why.code())
            .set(ASK.REASON, reason)
            .set(ASK.AT, clock.instant())
            .set(ASK.PERSON_ID, actor.personId())
            .where(cell(given.field(), actor.bodyId()))
            .and(ASK.STATE.eq("open"))
            .execute();
    if (declined == 0) {
      return new Entered.Refused(
          org.throughline.shared.Refusal.conflict("indicators.refused.not_open"));
    }
    events.publishEvent(new IndicatorEvent.Declined(request.ref(), actor.who(), reason));
    return new Entered.Saved(0);
  }

  private static Condition cell(NewRequest.Field field, long bodyId) {
    return ASK.SERIES_ID
        .eq(field.seriesId())
        .and(ASK.PERIOD.eq(field.period().first()))
        .and(ASK.ORGANISATION_ID.eq(bodyId));
  }

  /// Five bodies that said how long it took make an estimate: the median for each figure of
  /// requests that hold the indicator.
  private void learn(Actor actor, DataRequest request, int minutes) {
    sql.update(REQUEST_BODY)
        .set(
            REQUEST_BODY.MINUTES_SPENT,
            org.jooq.impl.DSL.least(
                org.jooq.impl.DSL.coalesce(REQUEST_BODY.MINUTES_SPENT, 0).plus(minutes),
                val(100_000)))
        .where(REQUEST_BODY.REQUEST_ID.eq(request.id()))
        .and(REQUEST_BODY.ORGANISATION_ID.eq(actor.bodyId()))
        .execute();
    sql.execute(
        """
        update indicators.indicator i set learned_minutes = e.minutes
          from (select q.indicator_id,
                       least(960, greatest(1, round(percentile_cont(0.5) within group (order by q.each))))::smallint as minutes
                  from (select s.indicator_id, b.request_id, b.organisation_id,
                               b.minutes_spent::numeric / greatest(1, b.n_asked + b.n_joined) as each
                          from indicators.request_field f
                          join indicators.series s on s.id = f.series_id
                          join indicators.request_body b on b.request_id = f.request_id
                         where b.minutes_spent is not null
                           and s.indicator_id in (select t.indicator_id from indicators.request_field g
                                                    join indicators.series t on t.id = g.series_id where g.request_id = {0})
                         group by s.indicator_id, b.request_id, b.organisation_id, b.minutes_spent, b.n_asked, b.n_joined
                         order by b.request_id desc limit 2000) q
                 group by q.indicator_id having count(*) >= 5) e
         where i.id = e.indicator_id
        """,
        val(request.id()));
  }

  /// Asks once more for what was declined, with a reason. By who asked.
  @Transactional
  public Outcome<Long> insist(
      Actor actor, long requestId, NewRequest.Field field, long bodyId, String reason) {
    var request = requests.lockOwn(actor, requestId);
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    if (reason.isBlank() || reason.length() > RequestRules.TEXT) {
      return Outcome.invalid("indicators.refused.why_missing");
    }
    var asked =
        sql.fetchExists(
            sql.selectOne()
                .from(REQUEST_BODY)
                .where(REQUEST_BODY.REQUEST_ID.eq(requestId))
                .and(REQUEST_BODY.ORGANISATION_ID.eq(bodyId)));
    if (!asked || !request.fields().contains(field)) {
      return Outcome.invalid("indicators.refused.not_asked");
    }
    int again =
        sql.update(ASK)
            .set(ASK.STATE, "open")
            .setNull(ASK.DECLINED)
            .set(ASK.INSISTED, reason.strip())
            .set(ASK.REQUEST_ID, requestId)
            .where(cell(field, bodyId))
            .and(ASK.STATE.eq("declined"))
            .execute();
    if (again == 0) {
      return Outcome.conflict("indicators.refused.not_declined");
    }
    events.publishEvent(new IndicatorEvent.AskedAgain(request.ref(), actor.who(), reason.strip()));
    return Outcome.done(requestId);
  }

  /// The asked body's secretary passes it to a unit of the body, or takes it back.
  @Transactional
  public Outcome<Long> passOn(Actor actor, long requestId, @Nullable Long unitId) {
    var request = requests.get(actor, requestId);
    if (own(actor, requestId).isEmpty()) {
      throw new NotFound(request.ref());
    }
    policy.require(actor, Permission.REQUEST_PASS_ON, actor.bodyId());
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    if (unitId != null
        && organisations.find(unitId).filter(each -> each.bodyId() == actor.bodyId()).isEmpty()) {
      return Outcome.invalid("indicators.refused.choice_unknown");
    }
    sql.update(REQUEST_BODY)
        .set(REQUEST_BODY.UNIT_ID, unitId)
        .where(REQUEST_BODY.REQUEST_ID.eq(requestId))
        .and(REQUEST_BODY.ORGANISATION_ID.eq(actor.bodyId()))
        .execute();
    events.publishEvent(new IndicatorEvent.PassedOn(request.ref(), actor.who(), null));
    return Outcome.done(requestId);
  }

  /// A request that a body still owes something, with how much.
  public record Owed(long requestId, String title, LocalDate dueOn, long askedBy, int fields) {}

  /// By day due; what was passed to another unit only where `unitId` is it.
  ///
  /// @param unitId null for what stayed with, or came to, the secretary
  List<Owed> owed(long bodyId, @Nullable Long unitId, int limit) {
    return sql.select(
            REQUEST.ID,
            REQUEST.TITLE,
            REQUEST.DUE_ON,
            REQUEST.ORGANISATION_ID,
            org.jooq.impl.DSL.count())
        .from(ASK)
        .join(REQUEST_BODY)
        .on(REQUEST_BODY.ORGANISATION_ID.eq(ASK.ORGANISATION_ID))
        .join(REQUEST_FIELD)
        .on(REQUEST_FIELD.REQUEST_ID.eq(REQUEST_BODY.REQUEST_ID))
        .and(REQUEST_FIELD.SERIES_ID.eq(ASK.SERIES_ID))
        .and(REQUEST_FIELD.PERIOD.eq(ASK.PERIOD))
        .join(REQUEST)
        .on(REQUEST.ID.eq(REQUEST_BODY.REQUEST_ID))
        .and(REQUEST.STATE.eq("sent"))
        .where(ASK.ORGANISATION_ID.eq(bodyId))
        .and(ASK.STATE.eq("open"))
        .and(unitId == null ? REQUEST_BODY.UNIT_ID.isNull() : REQUEST_BODY.UNIT_ID.eq(unitId))
        .groupBy(REQUEST.ID)
        .orderBy(REQUEST.DUE_ON, REQUEST.ID)
        .limit(limit)
        .fetch(
            row -> new Owed(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
