package org.throughline.indicators;

import static throughline.db.indicators.Tables.DEFINITION;
import static throughline.db.indicators.Tables.DIMENSION;
import static throughline.db.indicators.Tables.INDICATOR;
import static throughline.db.indicators.Tables.REQUEST_FIELD;
import static throughline.db.indicators.Tables.SERIES;
import static throughline.db.indicators.Tables.TARGET;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// The registry: what is counted, what it means, and in which version.
@Service
public class Indicators {
  private final DSLContext sql;
  private final IndicatorRows rows;
  private final IndicatorRules rules;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Indicators(
      DSLContext sql,
      IndicatorRows rows,
      IndicatorRules rules,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.rules = rules;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /// @throws NotFound where it is of another tree
  public Indicator get(Actor actor, long id) {
    return rows.find(INDICATOR.ID.eq(id).and(IndicatorRows.known(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.INDICATOR, id)));
  }

  /// @param words part of a code, name or definition; blank for all
  /// @param page from 1
  public List<Indicator> list(Actor actor, String words, int page, int size) {
    return rows.list(which(actor, words), (page - 1) * size, size);
  }

  public int count(Actor actor, String words) {
    return rows.count(which(actor, words));
  }

  private static Condition which(Actor actor, String words) {
    return IndicatorRows.known(actor)
        .and(INDICATOR.ONE_TIME_REASON.isNull())
        .and(IndicatorRows.named(words));
  }

  /// What a request may ask for: indicators that have not ended a year ago, and one-time questions
  /// of one's own body that were not asked yet; at most 500.
  public List<Indicator> askable(Actor actor) {
    var fresh =
        INDICATOR
            .ORGANISATION_ID
            .eq(actor.bodyId())
            .andNotExists(
                DSL.selectOne()
                    .from(REQUEST_FIELD)
                    .join(SERIES)
                    .on(SERIES.ID.eq(REQUEST_FIELD.SERIES_ID))
                    .where(SERIES.INDICATOR_ID.eq(INDICATOR.ID)));
    return rows.list(
        IndicatorRows.known(actor)
            .and(
                INDICATOR
                    .VALID_TO
                    .isNull()
                    .or(INDICATOR.VALID_TO.ge(LocalDate.now(clock).minusYears(1))))
            .and(INDICATOR.ONE_TIME_REASON.isNull().or(fresh)),
        0,
        500);
  }

  /// Counts and amounts that an average may be weighted by.
  public List<Indicator> weights(Actor actor) {
    return rows.list(which(actor, "").and(INDICATOR.KIND.in("count", "amount")), 0, 500);
  }

  /// Those that measure a clause.
  public List<Indicator> measuring(Actor actor, long clauseId) {
    return rows.list(IndicatorRows.known(actor).and(INDICATOR.CLAUSE_ID.eq(clauseId)), 0, 20);
  }

  /// Whatever is already defined under a name like this: shown before one defines anew. The nearest
  /// first, at most five.
  public List<Indicator> similar(Actor actor, @Nullable String nameEn, @Nullable String nameZh) {
    return Likeness.nearest(
        rows.list(IndicatorRows.known(actor), 0, 5000),
        nameEn == null ? "" : nameEn,
        nameZh == null ? "" : nameZh);
  }

  @Transactional
  public Outcome<Long> define(Actor actor, NewIndicator fresh) {
    policy.require(actor, Permission.INDICATOR_DEFINE, actor.bodyId());
    var root = organisations.path(actor.bodyId()).getFirst().id();
    var refusal = rules.refusal(actor, fresh);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var id =
        sql.insertInto(INDICATOR)
            .set(INDICATOR.ORGANISATION_ID, actor.bodyId())
            .set(INDICATOR.ROOT_ID, root)
            .set(INDICATOR.CODE, fresh.code())
            .set(INDICATOR.NAME_EN, fresh.nameEn())
            .set(INDICATOR.NAME_ZH, fresh.nameZh())
            .set(INDICATOR.KIND, fresh.kind().code())
            .set(INDICATOR.MONTHS, (short) fresh.frequency().months())
            .set(INDICATOR.AGGREGATION, fresh.aggregation().code())
            .set(INDICATOR.WEIGHT_ID, fresh.weightId())
            .set(
                INDICATOR.COLLECTED_FROM,
                fresh.collectedFrom() == null ? null : fresh.collectedFrom().code())
            .set(INDICATOR.MINUTES, (short) fresh.minutes())
            .set(INDICATOR.ONE_TIME_REASON, fresh.oneTimeReason())
            .set(INDICATOR.CLAUSE_ID, fresh.clauseId())
            .set(INDICATOR.VALID_FROM, fresh.validFrom())
            .set(INDICATOR.DEFINED_AT, clock.instant())
            .set(INDICATOR.DEFINED_BY, actor.personId())
            .onConflict(INDICATOR.ROOT_ID, INDICATOR.CODE)
            .doNothing()
            .returningResult(INDICATOR.ID)
            .fetchOne();
    if (id == null) {
      return Outcome.invalid("indicators.refused.code_taken", fresh.code());
    }
    insert(actor, id.value1(), 1, fresh.definition(), null);
    insertSeries(id.value1(), fresh);
    events.publishEvent(
        new IndicatorEvent.Defined(
            new Ref(Kind.INDICATOR, id.value1()), actor.who(), fresh.code()));
    return Outcome.done(id.value1());
  }

  private void insert(
      Actor actor, long id, int version, Indicator.Definition text, @Nullable String why) {
    sql.insertInto(DEFINITION)
        .set(DEFINITION.INDICATOR_ID, id)
        .set(DEFINITION.VERSION, (short) version)
        .set(DEFINITION.DEFINITION_EN, text.textEn())
        .set(DEFINITION.DEFINITION_ZH, text.textZh())
        .set(DEFINITION.UNIT_EN, text.unitEn())
        .set(DEFINITION.UNIT_ZH, text.unitZh())
        .set(DEFINITION.DECIMALS, (short) text.decimals())
        .set(DEFINITION.MINIMUM, text.minimum())
        .set(DEFINITION.MAXIMUM, text.maximum())
        .set(DEFINITION.JUMP_PERCENT, text.jumpPercent())
        .set(DEFINITION.WHY, why)
        .set(DEFINITION.DEFINED_AT, clock.instant())
        .set(DEFINITION.DEFINED_BY, actor.personId())
        .execute();
  }

  /// The total first, then every combination.
  private void insertSeries(long id, NewIndicator fresh) {
    short position = 0;
    for (var dimension : fresh.dimensions()) {
      sql.insertInto(DIMENSION)
          .set(DIMENSION.INDICATOR_ID, id)
          .set(DIMENSION.POSITION, ++position)
          .set(DIMENSION.NAME_EN, dimension.nameEn())
          .set(DIMENSION.NAME_ZH, dimension.nameZh())
          .set(DIMENSION.VALUES_EN, dimension.valuesEn().toArray(String[]::new))
          .set(DIMENSION.VALUES_ZH, dimension.valuesZh().toArray(String[]::new))
          .execute();
    }
    short number = 0;
    for (var label : IndicatorRules.combinations(fresh.dimensions())) {
      sql.insertInto(SERIES)
          .set(SERIES.INDICATOR_ID, id)
          .set(SERIES.MONTHS, (short) fresh.frequency().months())
          .set(SERIES.POSITION, number++)
          .set(SERIES.LABEL_EN, label.english())
          .set(SERIES.LABEL_ZH, label.chinese())
          .execute();
    }
  }

  /// A changed definition is a new version; figures keep the one they were given under.
  @Transactional
  public Outcome<Long> redefine(Actor actor, long id, Indicator.Definition text) {
    var indicator = lockOwn(actor, id);
    var refusal = IndicatorRules.refusal(indicator.kind(), text);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    var why = text.why();
    if (why == null || why.isBlank()) {
      return Outcome.invalid("indicators.refused.why_missing");
    }
    int version = indicator.definition().version() + 1;
    insert(actor, id, version, text, why);
    sql.update(INDICATOR)
        .set(INDICATOR.VERSION, (short) version)
        .where(INDICATOR.ID.eq(id))
        .execute();
    events.publishEvent(new IndicatorEvent.Redefined(indicator.ref(), actor.who(), why));
    return Outcome.done(id);
  }

  /// From the day after on, no figure is expected or asked for.
  @Transactional
  public Outcome<Long> retire(Actor actor, long id, LocalDate validTo) {
    var indicator = lockOwn(actor, id);
    if (validTo.isBefore(indicator.validFrom())) {
      return Outcome.invalid("indicators.refused.ends_before_it_begins");
    }
    sql.update(INDICATOR).set(INDICATOR.VALID_TO, validTo).where(INDICATOR.ID.eq(id)).execute();
    events.publishEvent(
        new IndicatorEvent.Retired(indicator.ref(), actor.who(), validTo.toString()));
    return Outcome.done(id);
  }

  public enum TargetKind implements org.throughline.shared.Coded {
    BASELINE,
    TARGET
  }

  public record Target(long organisationId, Period period, TargetKind kind, BigDecimal value) {}

  /// Where a body began, or where it should be; set again, it is replaced.
  @Transactional
  public Outcome<Long> aim(Actor actor, long id, Target target) {
    var indicator = lockOwn(actor, id);
    organisations.get(actor, target.organisationId());
    if (!indicator.validIn(target.period()) && target.kind() == TargetKind.TARGET
        || target.period().frequency() != indicator.frequency()) {
      return Outcome.invalid("indicators.refused.period");
    }
    if (!indicator.kind().isNumber()) {
      return Outcome.invalid("indicators.refused.no_target");
    }
    sql.insertInto(TARGET)
        .set(TARGET.SERIES_ID, indicator.total().id())
        .set(TARGET.MONTHS, (short) indicator.frequency().months())
        .set(TARGET.ORGANISATION_ID, target.organisationId())
        .set(TARGET.PERIOD, target.period().first())
        .set(TARGET.KIND, target.kind().code())
        .set(TARGET.VALUE, target.value())
        .set(TARGET.SET_AT, clock.instant())
        .set(TARGET.SET_BY, actor.personId())
        .onDuplicateKeyUpdate()
        .set(TARGET.VALUE, target.value())
        .set(TARGET.SET_AT, clock.instant())
        .set(TARGET.SET_BY, actor.personId())
        .execute();
    events.publishEvent(
        new IndicatorEvent.TargetSet(
            indicator.ref(),
            actor.who(),
            target.period().code() + ": " + target.value().toPlainString()));
    return Outcome.done(id);
  }

  private Indicator lockOwn(Actor actor, long id) {
    var owner = get(actor, id).organisationId();
    policy.require(actor, Permission.INDICATOR_DEFINE, owner);
    sql.selectOne().from(INDICATOR).where(INDICATOR.ID.eq(id)).forUpdate().fetch();
    return get(actor, id);
  }

  /// Latest first; whoever asks has been shown the indicator.
  public List<Indicator.Definition> versions(long id) {
    return sql.select(DEFINITION.fields())
        .from(DEFINITION)
        .where(DEFINITION.INDICATOR_ID.eq(id))
        .orderBy(DEFINITION.VERSION.desc())
        .limit(100)
        .fetch(IndicatorRows::definition);
  }

  /// Latest period first; whoever asks has been shown the indicator.
  public List<Target> targets(Indicator indicator) {
    return sql.select(TARGET.ORGANISATION_ID, TARGET.PERIOD, TARGET.KIND, TARGET.VALUE)
        .from(TARGET)
        .where(TARGET.SERIES_ID.eq(indicator.total().id()))
        .orderBy(TARGET.PERIOD.desc(), TARGET.ORGANISATION_ID, TARGET.KIND)
        .limit(200)
        .fetch(row ->
            new Target(
                row.value1(),
                new Period(indicator.frequency(), row.value2()),
                org.throughline.shared.Coded.of(TargetKind.class, row.value3()),
                row.value4()));
  }

  /// By series, for those of the ids that exist in the reader's tree.
  public java.util.Map<Long, Indicator> bySeries(
      Actor actor, java.util.Collection<Long> seriesIds) {
    var found = new java.util.HashMap<Long, Indicator>();
    if (!seriesIds.isEmpty()) {
      rows.list(
              IndicatorRows.known(actor)
                  .and(
                      INDICATOR.ID.in(
                          DSL.select(SERIES.INDICATOR_ID)
                              .from(SERIES)
                              .where(SERIES.ID.in(seriesIds)))),
              0,
              5000)
          .forEach(each -> each.series().forEach(series -> found.put(series.id(), each)));
    }
    return found;
  }

  /// Those of the ids that exist in the reader's tree, by code.
  public List<Indicator> byId(Actor actor, java.util.Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows.list(IndicatorRows.known(actor).and(INDICATOR.ID.in(ids)), 0, 500);
  }

  /// Where some bodies should be, by series; the earliest period first. Whoever asks has been shown
  /// the indicators.
  public java.util.Map<Long, List<Target>> aims(
      java.util.Collection<Long> seriesIds, java.util.Collection<Long> bodyIds) {
    return sql.select(
            TARGET.SERIES_ID, TARGET.MONTHS, TARGET.ORGANISATION_ID, TARGET.PERIOD, TARGET.VALUE)
        .from(TARGET)
        .where(TARGET.SERIES_ID.in(seriesIds), TARGET.ORGANISATION_ID.in(bodyIds))
        .and(TARGET.KIND.eq(TargetKind.TARGET.code()))
        .orderBy(TARGET.SERIES_ID, TARGET.PERIOD, TARGET.ORGANISATION_ID)
        .limit(5_000)
        .fetchGroups(
            TARGET.SERIES_ID,
            row ->
                new Target(
                    row.value3(),
                    new Period(Frequency.of(row.value2()), row.value4()),
                    TargetKind.TARGET,
                    row.value5()));
  }
}
