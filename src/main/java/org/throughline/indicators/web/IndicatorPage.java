package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.Period;

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
    List<Trail.Entry> trail) {
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
}
