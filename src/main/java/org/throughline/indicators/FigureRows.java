package org.throughline.indicators;

import static throughline.db.indicators.Tables.FIGURE;
import static throughline.db.indicators.Tables.FIGURE_HISTORY;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.throughline.shared.Coded;

/// Reads figures and what they were before.
@Component
class FigureRows {
  private final DSLContext sql;

  FigureRows(DSLContext sql) {
    this.sql = sql;
  }

  Optional<Figure> find(Condition where) {
    return list(where, 1).stream().findFirst();
  }

  /// Latest period first.
  List<Figure> list(Condition where, int limit) {
    return sql.select(
            FIGURE.ID,
            FIGURE.SERIES_ID,
            FIGURE.ORGANISATION_ID,
            FIGURE.MONTHS,
            FIGURE.PERIOD,
            FIGURE.VALUE,
            FIGURE.WORDS,
            FIGURE.STATE,
            FIGURE.VERSION,
            FIGURE.REMARK,
            FIGURE.WHY,
            FIGURE.SOURCE,
            FIGURE.SOURCE_ID,
            FIGURE.AT,
            FIGURE.PERSON_ID)
        .from(FIGURE)
        .where(where)
        .orderBy(FIGURE.PERIOD.desc(), FIGURE.SERIES_ID, FIGURE.ORGANISATION_ID)
        .limit(limit)
        .fetch(FigureRows::figure);
  }

  private static Figure figure(Record row) {
    return new Figure(
        row.get(FIGURE.ID),
        row.get(FIGURE.SERIES_ID),
        row.get(FIGURE.ORGANISATION_ID),
        new Period(Frequency.of(row.get(FIGURE.MONTHS)), row.get(FIGURE.PERIOD)),
        row.get(FIGURE.VALUE),
        row.get(FIGURE.WORDS),
        Coded.of(FigureState.class, row.get(FIGURE.STATE)),
        row.get(FIGURE.VERSION),
        row.get(FIGURE.REMARK),
        row.get(FIGURE.WHY),
        Coded.of(FigureSource.class, row.get(FIGURE.SOURCE)),
        row.get(FIGURE.SOURCE_ID),
        row.get(FIGURE.AT),
        row.get(FIGURE.PERSON_ID));
  }

  /// Oldest first.
  List<Figure.Earlier> history(long figureId) {
    return sql.select(
            FIGURE_HISTORY.VALUE,
            FIGURE_HISTORY.WORDS,
            FIGURE_HISTORY.STATE,
            FIGURE_HISTORY.VERSION,
            FIGURE_HISTORY.REMARK,
            FIGURE_HISTORY.WHY,
            FIGURE_HISTORY.SOURCE,
            FIGURE_HISTORY.AT,
            FIGURE_HISTORY.PERSON_ID)
        .from(FIGURE_HISTORY)
        .where(FIGURE_HISTORY.FIGURE_ID.eq(figureId))
        .orderBy(FIGURE_HISTORY.ID)
        .limit(500)
        .fetch(row ->
            new Figure.Earlier(
                row.value1(),
                row.value2(),
                Coded.of(FigureState.class, row.value3()),
                row.value4(),
                row.value5(),
                row.value6(),
                Coded.of(FigureSource.class, row.value7()),
                row.value8(),
                row.value9()));
  }
}
