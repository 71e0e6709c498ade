package org.throughline.indicators;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.indicators.Tables.DEFINITION;
import static throughline.db.indicators.Tables.INDICATOR;
import static throughline.db.indicators.Tables.SERIES;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Coded;

/// Reads indicators with the definition in force and their series.
@Component
class IndicatorRows {
  private final DSLContext sql;

  IndicatorRows(DSLContext sql) {
    this.sql = sql;
  }

  /// Which indicators there are is no secret within a tree, or everybody would define their own.
  static Condition known(Actor actor) {
    var root = ORGANISATION.as("root");
    return exists(
        selectOne()
            .from(root)
            .where(root.ID.eq(INDICATOR.ROOT_ID))
            .and(root.FIRST_NUMBER.le(actor.bodyFirst()))
            .and(root.LAST_NUMBER.ge(actor.bodyFirst())));
  }

  Optional<Indicator> find(Condition where) {
    return list(where, 0, 1).stream().findFirst();
  }

  int count(Condition where) {
    return sql.fetchCount(
        sql.selectOne()
            .from(INDICATOR)
            .join(DEFINITION)
            .on(DEFINITION.INDICATOR_ID.eq(INDICATOR.ID))
            .and(DEFINITION.VERSION.eq(INDICATOR.VERSION))
            .where(where));
  }

  /// By code.
  List<Indicator> list(Condition where, int offset, int limit) {
    var series =
        multiset(
                select(SERIES.ID, SERIES.POSITION, SERIES.LABEL_EN, SERIES.LABEL_ZH)
                    .from(SERIES)
                    .where(SERIES.INDICATOR_ID.eq(INDICATOR.ID))
                    .orderBy(SERIES.POSITION)
                    .limit(1000))
            .convertFrom(rows ->
                rows.map(row ->
                    new Indicator.Series(row.value1(), row.value2(), row.value3(), row.value4())));
    return sql.select(
            INDICATOR.ID,
            INDICATOR.ORGANISATION_ID,
            INDICATOR.CODE,
            INDICATOR.NAME_EN,
            INDICATOR.NAME_ZH,
            INDICATOR.KIND,
            INDICATOR.MONTHS,
            INDICATOR.AGGREGATION,
            INDICATOR.WEIGHT_ID,
            INDICATOR.COLLECTED_FROM,
            INDICATOR.MINUTES,
            INDICATOR.LEARNED_MINUTES,
            INDICATOR.ONE_TIME_REASON,
            INDICATOR.CLAUSE_ID,
            INDICATOR.VALID_FROM,
            INDICATOR.VALID_TO,
            DEFINITION.VERSION,
            DEFINITION.DEFINITION_EN,
            DEFINITION.DEFINITION_ZH,
            DEFINITION.UNIT_EN,
            DEFINITION.UNIT_ZH,
            DEFINITION.DECIMALS,
            DEFINITION.MINIMUM,
            DEFINITION.MAXIMUM,
            DEFINITION.JUMP_PERCENT,
            DEFINITION.WHY,
            series)
        .from(INDICATOR)
        .join(DEFINITION)
        .on(DEFINITION.INDICATOR_ID.eq(INDICATOR.ID))
        .and(DEFINITION.VERSION.eq(INDICATOR.VERSION))
        .where(where)
        .orderBy(INDICATOR.CODE, INDICATOR.ID)
        .offset(offset)
        .limit(limit)
        .fetch(row -> indicator(row, row.get(series)));
  }

  private static Indicator indicator(Record row, List<Indicator.Series> series) {
    var learned = row.get(INDICATOR.LEARNED_MINUTES);
    var collected = row.get(INDICATOR.COLLECTED_FROM);
    return new Indicator(
        row.get(INDICATOR.ID),
        row.get(INDICATOR.ORGANISATION_ID),
        row.get(INDICATOR.CODE),
        row.get(INDICATOR.NAME_EN),
        row.get(INDICATOR.NAME_ZH),
        Coded.of(IndicatorKind.class, row.get(INDICATOR.KIND)),
        Frequency.of(row.get(INDICATOR.MONTHS)),
        Coded.of(Aggregation.class, row.get(INDICATOR.AGGREGATION)),
        row.get(INDICATOR.WEIGHT_ID),
        collected == null ? null : Coded.of(OrganisationKind.class, collected),
        Objects.requireNonNullElse(learned, row.get(INDICATOR.MINUTES)),
        learned != null,
        row.get(INDICATOR.ONE_TIME_REASON),
        row.get(INDICATOR.CLAUSE_ID),
        row.get(INDICATOR.VALID_FROM),
        row.get(INDICATOR.VALID_TO),
        definition(row),
        series);
  }

  static Indicator.Definition definition(Record row) {
    return new Indicator.Definition(
        row.get(DEFINITION.VERSION),
        row.get(DEFINITION.DEFINITION_EN),
        row.get(DEFINITION.DEFINITION_ZH),
        row.get(DEFINITION.UNIT_EN),
        row.get(DEFINITION.UNIT_ZH),
        row.get(DEFINITION.DECIMALS),
        row.get(DEFINITION.MINIMUM),
        row.get(DEFINITION.MAXIMUM),
        row.get(DEFINITION.JUMP_PERCENT),
        row.get(DEFINITION.WHY));
  }

  /// What is typed to look for one: part of a code or of a name or definition in either language.
  static Condition named(String words) {
    if (words.isBlank()) {
      return DSL.noCondition();
    }
    return INDICATOR
        .CODE
        .containsIgnoreCase(words)
        .or(INDICATOR.NAME_EN.containsIgnoreCase(words))
        .or(INDICATOR.NAME_ZH.contains(words))
        .or(DEFINITION.DEFINITION_EN.containsIgnoreCase(words))
        .or(DEFINITION.DEFINITION_ZH.contains(words));
  }
}
