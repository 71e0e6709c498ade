package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.DueFigures;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Period;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param body the name of the body whose figures they are
/// @param periods to choose from, latest first
/// @param saved how many were just saved; 0 before the first
/// @param maySettle whether the reader can make them final
public record EntryPage(
    Period period,
    String body,
    List<Period> periods,
    List<DueFigures.Due> due,
    List<EntryRow> rows,
    int saved,
    int faults,
    boolean maySettle)
    implements TakenAway {
  public EntryPage {
    periods = List.copyOf(periods);
    due = List.copyOf(due);
    rows = List.copyOf(rows);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "indicators.figures", rows)
            .column(
                "indicators.indicator", row -> Shown.series(texts, row.indicator(), row.seriesId()))
            .column("indicators.period", row -> Shown.period(texts, row.period()))
            .column("indicators.before", row -> value(row.before()))
            .column("indicators.value", row -> value(row.held()))
            .column("indicators.unit", row -> Shown.unit(texts, row.indicator()))
            .table());
  }

  private static @Nullable Object value(@Nullable Figure figure) {
    return figure == null || figure.value() == null
        ? (figure == null ? null : figure.words())
        : figure.value();
  }
}
