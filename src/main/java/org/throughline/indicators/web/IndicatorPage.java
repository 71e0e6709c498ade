package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.Period;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param periods the columns, latest last
/// @param rows a body each: the one looked into, then those directly beneath it
/// @param series those of the total only, unless another was asked for
public record IndicatorPage(
    Indicator indicator,
    String owner,
    @Nullable Indicator weight,
    List<Indicator.Definition> versions,
    List<Aim> aims,
    List<Step> path,
    List<Period> periods,
    List<Row> rows,
    Paging paging,
    List<Step> targetBodies,
    boolean mayKeep,
    List<Trail.Entry> trail)
    implements TakenAway {
  public IndicatorPage {
    versions = List.copyOf(versions);
    aims = List.copyOf(aims);
    path = List.copyOf(path);
    periods = List.copyOf(periods);
    rows = List.copyOf(rows);
    targetBodies = List.copyOf(targetBodies);
    trail = List.copyOf(trail);
  }

  public record Step(long id, String name) {}

  public record Aim(Indicators.Target target, String body) {}

  /// @param opens whether bodies stand beneath it
  public record Row(long id, String name, boolean opens, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// At most one is there.
  public record Cell(@Nullable Figure figure, @Nullable Computed computed) {}

  @Override
  public List<Table> tables(Texts texts) {
    var figures =
        Listing.of(texts, "indicators.figures", rows).column("indicators.body", Row::name);
    for (int at = 0; at < periods.size(); at++) {
      int column = at;
      figures.headed(Shown.period(texts, periods.get(at)), row -> value(row.cells().get(column)));
    }
    return List.of(
        figures.table(),
        Listing.of(texts, "indicators.targets", aims)
            .column("indicators.body", Aim::body)
            .column("indicators.period", aim -> Shown.period(texts, aim.target().period()))
            .column(
                "indicators.target_kind",
                aim -> texts.of("indicators.target_kind", aim.target().kind()))
            .column("indicators.value", aim -> aim.target().value())
            .table(),
        Trail.table(texts, trail));
  }

  /// A number as a number, so that it can be reckoned with.
  private static @Nullable Object value(Cell cell) {
    var figure = cell.figure();
    if (figure != null) {
      return figure.value() == null ? figure.words() : figure.value();
    }
    var computed = cell.computed();
    return computed == null ? null : computed.value();
  }
}
