package org.throughline.indicators;

import static throughline.db.indicators.Tables.FIGURE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Figures: reported once, then reused by everybody who may see them.
@Service
public class Figures {
  private static final int TEXT = 1000;

  private final DSLContext sql;
  private final FigureRows rows;
  private final Indicators indicators;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Figures(
      DSLContext sql,
      FigureRows rows,
      Indicators indicators,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.indicators = indicators;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// Enters many at once and answers row by row, in their order: the good rows are saved, the
  /// others say why not.
  ///
  /// @param sourceId the request or the task's report they come with; null for other sources
  @Transactional
  public List<Entered> enter(
      Actor actor, List<NewFigure> fresh, FigureSource source, @Nullable Long sourceId) {
    var known =
        indicators.bySeries(
            actor, fresh.stream().map(NewFigure::seriesId).collect(Collectors.toSet()));
    var bodies = new HashMap<Long, Organisation>();
    var entered = new ArrayList<Entered>();
    for (var each : fresh) {
      entered.add(enter(actor, each, known.get(each.seriesId()), bodies, source, sourceId));
    }
    return List.copyOf(entered);
  }

  private Entered enter(
      Actor actor,
      NewFigure fresh,
      @Nullable Indicator indicator,
      Map<Long, Organisation> bodies,
      FigureSource source,
      @Nullable Long sourceId) {
    return switch (judge(actor, fresh, indicator, bodies)) {
      case Judged.No(var answer) -> answer;
      case Judged.Good(var known, var period, var value, var remark) ->
          store(
              actor,
              new Row(
                  known,
                  fresh.seriesId(),
                  fresh.organisationId(),
                  period,
                  value,
                  remark,
                  fresh.settled() ? FigureState.FINAL : FigureState.PROVISIONAL,
                  source,
                  sourceId));
    };
  }

  /// Why a figure could not be entered; null where it could, or nothing was typed. Nothing is
  /// changed.
  public @Nullable Refusal refusal(Actor actor, NewFigure fresh) {
    var indicator = indicators.bySeries(actor, List.of(fresh.seriesId())).get(fresh.seriesId());
    return judge(actor, fresh, indicator, new HashMap<>()) instanceof Judged.No(var answer)
            && answer instanceof Entered.Refused(var why)
        ? why
        : null;
  }

  private sealed interface Judged {
    record No(Entered answer) implements Judged {}

    record Good(Indicator indicator, Period period, Values.Value value, @Nullable String remark)
        implements Judged {}
  }

  private Judged judge(
      Actor actor, NewFigure fresh, @Nullable Indicator indicator, Map<Long, Organisation> bodies) {
    var typed = fresh.value();
    if (typed == null || typed.isBlank()) {
      return new Judged.No(new Entered.Blank());
    }
    if (indicator == null) {
      return refused("indicators.refused.indicator_unknown");
    }
    var body = bodies.computeIfAbsent(fresh.organisationId(), id -> organisations.get(actor, id));
    if (body.id() != body.bodyId() || !policy.allows(actor, Permission.FIGURE_ENTER, body.id())) {
      return refused("indicators.refused.not_your_body");
    }
    if (!indicator.reportedBy(body.kind())) {
      return refused("indicators.refused.computed");
    }
    var period = Period.find(fresh.period()).filter(indicator::validIn).orElse(null);
    if (period == null) {
      return refused("indicators.refused.period");
    }
    var remark = fresh.remark() == null || fresh.remark().isBlank() ? null : fresh.remark().strip();
    if (remark != null && remark.length() > TEXT) {
      return refused("indicators.refused.remark_too_long", TEXT);
    }
    if (fresh.settled() && !policy.allows(actor, Permission.FIGURE_SETTLE, body.id())) {
      return refused("indicators.refused.may_not_settle");
    }
    return switch (Values.read(indicator, typed)) {
      case Outcome.Refused<Values.Value>(var why) -> new Judged.No(new Entered.Refused(why));
      case Outcome.Done<Values.Value>(var value) ->
          remark == null
                  && Values.jumps(indicator, before(fresh.seriesId(), body.id(), period), value)
              ? refused("indicators.refused.jump_without_remark")
              : new Judged.Good(indicator, period, value, remark);
    };
  }

  private static Judged refused(String key, Object... arguments) {
    return new Judged.No(new Entered.Refused(Refusal.invalid(key, arguments)));
  }

  private java.math.@Nullable BigDecimal before(long seriesId, long bodyId, Period period) {
    return sql.select(FIGURE.VALUE)
        .from(FIGURE)
        .where(FIGURE.SERIES_ID.eq(seriesId))
        .and(FIGURE.ORGANISATION_ID.eq(bodyId))
        .and(FIGURE.PERIOD.eq(period.previous().first()))
        .fetchOne(FIGURE.VALUE);
  }

  private record Row(
      Indicator indicator,
      long seriesId,
      long bodyId,
      Period period,
      Values.Value value,
      @Nullable String remark,
      FigureState state,
      FigureSource source,
      @Nullable Long sourceId) {}

  private Entered store(Actor actor, Row row) {
    var fresh =
        sql.insertInto(FIGURE)
            .set(FIGURE.SERIES_ID, row.seriesId())
            .set(FIGURE.MONTHS, (short) row.period().frequency().months())
            .set(FIGURE.PERIOD, row.period().first())
            .set(FIGURE.ORGANISATION_ID, row.bodyId())
            .set(FIGURE.VALUE, row.value().number())
            .set(FIGURE.WORDS, row.value().words())
            .set(FIGURE.STATE, row.state().code())
            .set(FIGURE.VERSION, (short) row.indicator().definition().version())
            .set(FIGURE.REMARK, row.remark())
            .set(FIGURE.SOURCE, row.source().code())
            .set(FIGURE.SOURCE_ID, row.sourceId())
            .set(FIGURE.AT, clock.instant())
            .set(FIGURE.PERSON_ID, actor.personId())
            .set(FIGURE.POST_ID, actor.postId())
            .set(FIGURE.BY_ORGANISATION_ID, actor.organisationId())
            .set(FIGURE.ON_BEHALF_OF, actor.onBehalfOf())
            .onConflict(FIGURE.SERIES_ID, FIGURE.PERIOD, FIGURE.ORGANISATION_ID)
            .doNothing()
            .returningResult(FIGURE.ID)
            .fetchOne();
    if (fresh == null) {
      return change(actor, row);
    }
    events.publishEvent(
        new IndicatorEvent.Entered(
            new Ref(Kind.FIGURE, fresh.value1()), actor.who(), row.indicator().code()));
    return new Entered.Saved(fresh.value1());
  }

  /// A provisional figure may change or become final; a final one is corrected, elsewhere.
  private Entered change(Actor actor, Row row) {
    var held =
        lock(
            FIGURE
                .SERIES_ID
                .eq(row.seriesId())
                .and(FIGURE.PERIOD.eq(row.period().first()))
                .and(FIGURE.ORGANISATION_ID.eq(row.bodyId())));
    var same = row.value().same(held);
    if (same && (held.state() != FigureState.PROVISIONAL || row.state() == held.state())) {
      return new Entered.Unchanged(held.id());
    }
    if (held.state() != FigureState.PROVISIONAL) {
      return new Entered.Refused(Refusal.conflict("indicators.refused.final"));
    }
    update(actor, held.id(), row.value(), row.state(), row.remark(), null)
        .set(FIGURE.VERSION, (short) row.indicator().definition().version())
        .set(FIGURE.SOURCE, row.source().code())
        .set(FIGURE.SOURCE_ID, row.sourceId())
        .where(FIGURE.ID.eq(held.id()))
        .execute();
    events.publishEvent(
        same
            ? new IndicatorEvent.Settled(held.ref(), actor.who(), row.indicator().code())
            : new IndicatorEvent.Changed(held.ref(), actor.who(), row.indicator().code()));
    return new Entered.Saved(held.id());
  }

  private org.jooq.UpdateSetMoreStep<?> update(
      Actor actor,
      long id,
      Values.Value value,
      FigureState state,
      @Nullable String remark,
      @Nullable String why) {
    return sql.update(FIGURE)
        .set(FIGURE.VALUE, value.number())
        .set(FIGURE.WORDS, value.words())
        .set(FIGURE.STATE, state.code())
        .set(FIGURE.REMARK, remark == null ? FIGURE.REMARK : DSL.val(remark))
        .set(FIGURE.WHY, why)
        .set(FIGURE.AT, clock.instant())
        .set(FIGURE.PERSON_ID, actor.personId())
        .set(FIGURE.POST_ID, actor.postId())
        .set(FIGURE.BY_ORGANISATION_ID, actor.organisationId())
        .set(FIGURE.ON_BEHALF_OF, actor.onBehalfOf());
  }

  /// Makes a provisional figure final.
  @Transactional
  public Outcome<Long> settle(Actor actor, long id) {
    var figure = lockOwn(actor, id, Permission.FIGURE_SETTLE);
    if (figure.state() != FigureState.PROVISIONAL) {
      return Outcome.conflict("indicators.refused.final");
    }
    update(
            actor,
            id,
            new Values.Value(figure.value(), figure.words()),
            FigureState.FINAL,
            null,
            null)
        .where(FIGURE.ID.eq(id))
        .execute();
    events.publishEvent(new IndicatorEvent.Settled(figure.ref(), actor.who(), null));
    return Outcome.done(id);
  }

  /// Changes a final figure, for a reason that stays beside it.
  @Transactional
  public Outcome<Long> correct(Actor actor, long id, String typed, String why) {
    var figure = lockOwn(actor, id, Permission.FIGURE_SETTLE);
    if (figure.state() == FigureState.PROVISIONAL) {
      return Outcome.conflict("indicators.refused.provisional");
    }
    if (why.isBlank()) {
      return Outcome.invalid("indicators.refused.why_missing");
    }
    if (why.length() > TEXT) {
      return Outcome.invalid("indicators.refused.remark_too_long", TEXT);
    }
    if (typed.isBlank()) {
      return Outcome.invalid("indicators.refused.value_missing");
    }
    var indicator = indicatorOf(actor, figure);
    return switch (Values.read(indicator, typed)) {
      case Outcome.Refused<Values.Value>(var refusal) -> Outcome.refused(refusal);
      case Outcome.Done<Values.Value>(var value) -> {
        if (value.same(figure)) {
          yield Outcome.invalid("indicators.refused.unchanged");
        }
        update(actor, id, value, FigureState.CORRECTED, null, why.strip())
            .where(FIGURE.ID.eq(id))
            .execute();
        events.publishEvent(new IndicatorEvent.Corrected(figure.ref(), actor.who(), why.strip()));
        yield Outcome.done(id);
      }
    };
  }

  public Indicator indicatorOf(Actor actor, Figure figure) {
    var indicator = indicators.bySeries(actor, List.of(figure.seriesId())).get(figure.seriesId());
    if (indicator == null) {
      throw new NotFound(figure.ref());
    }
    return indicator;
  }

  private Figure lockOwn(Actor actor, long id, Permission permission) {
    policy.require(actor, permission, get(actor, id).organisationId());
    return lock(FIGURE.ID.eq(id));
  }

  private Figure lock(org.jooq.Condition which) {
    sql.selectOne().from(FIGURE).where(which).forUpdate().fetch();
    return rows.find(which).orElseThrow();
  }

  /// @throws NotFound where the actor may not see it
  public Figure get(Actor actor, long id) {
    return rows.find(FIGURE.ID.eq(id).and(visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.FIGURE, id)));
  }

  static org.jooq.Condition visible(Actor actor) {
    return Visibility.internal(actor, FIGURE.ORGANISATION_ID);
  }

  /// Oldest first; whoever asks has been shown the figure.
  public List<Figure.Earlier> history(long id) {
    return rows.history(id);
  }

  /// What one body holds for the periods that begin on a day or lie in the year before it: at most
  /// 2,000.
  public List<Figure> ofBody(Actor actor, long bodyId, LocalDate from, LocalDate to) {
    return rows.list(
        FIGURE.ORGANISATION_ID.eq(bodyId).and(FIGURE.PERIOD.between(from, to)).and(visible(actor)),
        2000);
  }

  /// What some bodies hold for some series and periods.
  public List<Figure> held(
      Actor actor,
      Collection<Long> seriesIds,
      Collection<LocalDate> periods,
      Collection<Long> bodyIds) {
    return seriesIds.isEmpty() || periods.isEmpty() || bodyIds.isEmpty()
        ? List.of()
        : rows.list(
            FIGURE
                .SERIES_ID
                .in(seriesIds)
                .and(FIGURE.PERIOD.in(periods))
                .and(FIGURE.ORGANISATION_ID.in(bodyIds))
                .and(visible(actor)),
            50_000);
  }
}
