package org.throughline.indicators;

import static org.jooq.impl.DSL.val;
import static throughline.db.indicators.Tables.REQUEST;
import static throughline.db.indicators.Tables.REQUEST_BODY;
import static throughline.db.indicators.Tables.REQUEST_FIELD;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Data requests, on the side of who asks: drafted, looked at with their cost, sent.
@Service
public class DataRequests {
  private final DSLContext sql;
  private final RequestRows rows;
  private final RequestRules rules;
  private final Compiling compiling;
  private final Budgets budgets;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DataRequests(
      DSLContext sql,
      RequestRows rows,
      RequestRules rules,
      Compiling compiling,
      Budgets budgets,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.rules = rules;
    this.compiling = compiling;
    this.budgets = budgets;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// @throws NotFound where the actor may not know of it
  public DataRequest get(Actor actor, long id) {
    return rows.find(REQUEST.ID.eq(id).and(RequestRows.visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.DATA_REQUEST, id)));
  }

  @Transactional
  public Outcome<Long> draft(Actor actor, NewRequest fresh) {
    policy.require(actor, Permission.REQUEST_SEND, actor.bodyId());
    var refusal = rules.refusal(actor, fresh);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var chosen = Addressing.chosen(actor, fresh.addressees());
    int bodies = sql.fetchCount(sql.selectOne().from(ORGANISATION).where(chosen));
    if (bodies == 0) {
      return Outcome.invalid("indicators.refused.nobody_chosen");
    }
    if (fresh.addressees() instanceof Addressees.Named(var ids) && ids.size() != bodies) {
      return Outcome.invalid("indicators.refused.not_beneath");
    }
    if ((long) bodies * fresh.fields().size() > RequestRules.CELLS) {
      return Outcome.invalid("indicators.refused.too_large", RequestRules.CELLS);
    }
    long id =
        sql.insertInto(REQUEST)
            .set(REQUEST.ORGANISATION_ID, actor.bodyId())
            .set(REQUEST.TITLE, fresh.title().strip())
            .set(REQUEST.PURPOSE, fresh.purpose().strip())
            .set(REQUEST.DUE_ON, fresh.dueOn())
            .set(REQUEST.DRAFTED_AT, clock.instant())
            .set(REQUEST.DRAFTED_BY, actor.personId())
            .returningResult(REQUEST.ID)
            .fetchSingle()
            .value1();
    short position = 0;
    for (var field : fresh.fields()) {
      sql.insertInto(REQUEST_FIELD)
          .set(REQUEST_FIELD.REQUEST_ID, id)
          .set(REQUEST_FIELD.POSITION, position++)
          .set(REQUEST_FIELD.SERIES_ID, field.seriesId())
          .set(REQUEST_FIELD.MONTHS, (short) field.period().frequency().months())
          .set(REQUEST_FIELD.PERIOD, field.period().first())
          .execute();
    }
    sql.insertInto(REQUEST_BODY, REQUEST_BODY.REQUEST_ID, REQUEST_BODY.ORGANISATION_ID)
        .select(sql.select(val(id), ORGANISATION.ID).from(ORGANISATION).where(chosen))
        .execute();
    events.publishEvent(
        new IndicatorEvent.Drafted(new Ref(Kind.DATA_REQUEST, id), actor.who(), null));
    return Outcome.done(id);
  }

  /// What a draft would cost, and this month's budget to hold it against.
  ///
  /// @param overseer the body that would see the reason for going beyond the budget
  public record Preview(DataRequest.Cost cost, DataRequest.Budget budget, long overseer) {
    public boolean over() {
      return budget.exceededBy(cost);
    }
  }

  /// Whoever asks has been shown the draft.
  public Preview preview(DataRequest draft) {
    return new Preview(
        compiling.cost(draft.id()),
        budgets.of(draft.organisationId()),
        overseer(draft.organisationId()));
  }

  /// The body that sees why a request went beyond its budget.
  public long overseerOf(DataRequest request) {
    return overseer(request.organisationId());
  }

  /// The body above; of a root, itself.
  long overseer(long bodyId) {
    var above = organisations.get(bodyId).parentId();
    return above == null ? bodyId : organisations.get(above).bodyId();
  }

  /// Compiles it and asks for the rest. Beyond the budget a reason is needed, which the body above
  /// sees.
  @Transactional
  public Outcome<Long> send(Actor actor, long id, @Nullable String overReason) {
    var draft = lockOwn(actor, id);
    if (draft.state() != RequestState.DRAFT) {
      return Outcome.conflict("indicators.refused.sent_already");
    }
    if (rules.past(draft.dueOn())) {
      return Outcome.invalid("indicators.refused.due_past");
    }
    compiling.lock();
    var budget = budgets.lock(draft.organisationId());
    var cost = compiling.cost(id);
    var over = budget.exceededBy(cost);
    var reason = overReason == null || overReason.isBlank() ? null : overReason.strip();
    if (over && reason == null) {
      return Outcome.invalid("indicators.refused.over_budget");
    }
    if (reason != null && reason.length() > RequestRules.TEXT) {
      return Outcome.invalid("indicators.refused.reason_too_long", RequestRules.TEXT);
    }
    compiling.ask(id);
    budgets.charge(draft.organisationId(), cost);
    sql.update(REQUEST)
        .set(REQUEST.STATE, RequestState.SENT.code())
        .set(REQUEST.SENT_AT, clock.instant())
        .set(REQUEST.SENT_BY, actor.personId())
        .set(REQUEST.MONTH, budgets.month())
        .set(REQUEST.ASKED_BODIES, cost.bodies())
        .set(REQUEST.ASKED_PEOPLE, cost.people())
        .set(REQUEST.ASKED_FIELDS, cost.fields())
        .set(REQUEST.ASKED_MINUTES, cost.minutes())
        .set(REQUEST.FILLED_FIELDS, cost.filled())
        .set(REQUEST.FILLED_MINUTES, cost.filledMinutes())
        .set(REQUEST.COMPUTED_FIELDS, cost.computed())
        .set(REQUEST.JOINED_FIELDS, cost.joined())
        .set(REQUEST.DECLINED_FIELDS, cost.declined())
        .set(REQUEST.NONE_FIELDS, cost.none())
        .set(REQUEST.BUDGET_FIELDS, budget.fields())
        .set(REQUEST.BUDGET_MINUTES, budget.minutes())
        .set(REQUEST.BEFORE_FIELDS, budget.usedFields())
        .set(REQUEST.BEFORE_MINUTES, budget.usedMinutes())
        .set(REQUEST.OVER_REASON, over ? reason : null)
        .where(REQUEST.ID.eq(id))
        .execute();
    events.publishEvent(
        over
            ? new IndicatorEvent.SentOverBudget(draft.ref(), actor.who(), reason)
            : new IndicatorEvent.Sent(draft.ref(), actor.who(), null));
    return Outcome.done(id);
  }

  @Transactional
  public Outcome<Long> discard(Actor actor, long id) {
    var draft = lockOwn(actor, id);
    if (draft.state() != RequestState.DRAFT) {
      return Outcome.conflict("indicators.refused.sent_already");
    }
    sql.deleteFrom(REQUEST).where(REQUEST.ID.eq(id)).execute();
    return Outcome.done(id);
  }

  /// What is still open is no longer asked for; where another request wants it too, that one asks
  /// now. What was charged stays charged: people have read it.
  @Transactional
  public Outcome<Long> cancel(Actor actor, long id, String reason) {
    var request = lockOwn(actor, id);
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    if (reason.isBlank() || reason.length() > RequestRules.TEXT) {
      return Outcome.invalid("indicators.refused.why_missing");
    }
    compiling.lock();
    sql.execute(
        """
        with heirs as (
          select a.series_id, a.period, a.organisation_id, min(r.id) as heir
            from indicators.ask a
            join indicators.request_body b on b.organisation_id = a.organisation_id and b.request_id <> a.request_id
            join indicators.request r on r.id = b.request_id and r.state = 'sent'
            join indicators.request_field f
              on f.request_id = r.id and f.series_id = a.series_id and f.period = a.period
           where a.request_id = {0} and a.state = 'open'
           group by a.series_id, a.period, a.organisation_id)
        update indicators.ask a set request_id = h.heir
          from heirs h
         where a.series_id = h.series_id and a.period = h.period and a.organisation_id = h.organisation_id
        """,
        val(id));
    sql.execute("delete from indicators.ask where request_id = {0} and state = 'open'", val(id));
    sql.update(REQUEST)
        .set(REQUEST.STATE, RequestState.CANCELLED.code())
        .set(REQUEST.CANCELLED_REASON, reason.strip())
        .where(REQUEST.ID.eq(id))
        .execute();
    events.publishEvent(new IndicatorEvent.Cancelled(request.ref(), actor.who(), reason.strip()));
    return Outcome.done(id);
  }

  @Transactional
  public Outcome<Long> extend(Actor actor, long id, LocalDate dueOn) {
    var request = lockOwn(actor, id);
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    if (!dueOn.isAfter(request.dueOn()) || rules.past(dueOn)) {
      return Outcome.invalid("indicators.refused.not_later", request.dueOn());
    }
    sql.update(REQUEST).set(REQUEST.DUE_ON, dueOn).where(REQUEST.ID.eq(id)).execute();
    events.publishEvent(new IndicatorEvent.Extended(request.ref(), actor.who(), dueOn.toString()));
    return Outcome.done(id);
  }

  /// Reminds the bodies that still owe something; at most once a day.
  @Transactional
  public Outcome<Long> remind(Actor actor, long id) {
    var request = lockOwn(actor, id);
    if (request.state() != RequestState.SENT) {
      return Outcome.conflict("indicators.refused.not_sent");
    }
    int reminded =
        sql.execute(
            """
            update indicators.request_body b set reminded_at = {1}
             where b.request_id = {0}
               and (b.reminded_at is null or b.reminded_at < {1}::timestamptz - interval '20 hours')
               and exists (select from indicators.ask a
                             join indicators.request_field f
                               on f.request_id = {0} and f.series_id = a.series_id and f.period = a.period
                            where a.organisation_id = b.organisation_id and a.state = 'open')
            """,
            val(id), val(clock.instant()));
    if (reminded == 0) {
      return Outcome.conflict("indicators.refused.nobody_to_remind");
    }
    events.publishEvent(
        new IndicatorEvent.Reminded(request.ref(), actor.who(), String.valueOf(reminded)));
    return Outcome.done(id);
  }

  /// The superior has looked at why a request went beyond the budget.
  @Transactional
  public Outcome<Long> seeOverrun(Actor actor, long id, @Nullable String note) {
    var request = get(actor, id);
    policy.require(actor, Permission.OVERRUN_SEE, request.organisationId());
    if (overseer(request.organisationId()) != actor.bodyId()) {
      throw new org.throughline.shared.Forbidden(Permission.OVERRUN_SEE.code());
    }
    lock(id);
    if (request.overReason() == null || request.seenAt() != null) {
      return Outcome.conflict("indicators.refused.nothing_to_see");
    }
    var text = note == null || note.isBlank() ? null : note.strip();
    if (text != null && text.length() > RequestRules.TEXT) {
      return Outcome.invalid("indicators.refused.reason_too_long", RequestRules.TEXT);
    }
    sql.update(REQUEST)
        .set(REQUEST.OVER_SEEN_AT, clock.instant())
        .set(REQUEST.OVER_SEEN_BY, actor.personId())
        .set(REQUEST.OVER_SEEN_NOTE, text)
        .where(REQUEST.ID.eq(id))
        .execute();
    events.publishEvent(new IndicatorEvent.OverrunSeen(request.ref(), actor.who(), text));
    return Outcome.done(id);
  }

  DataRequest lockOwn(Actor actor, long id) {
    policy.require(actor, Permission.REQUEST_SEND, get(actor, id).organisationId());
    lock(id);
    return get(actor, id);
  }

  private void lock(long id) {
    sql.selectOne().from(REQUEST).where(REQUEST.ID.eq(id)).forUpdate().fetch();
  }
}
