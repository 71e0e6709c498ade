package org.throughline.indicators.web;

import java.util.List;
import org.throughline.indicators.Indicator;

public record IndicatorListPage(String words, List<Row> rows, Paging paging, boolean mayDefine) {
  public IndicatorListPage {
    rows = List.copyOf(rows);
  }

  /// @param owner the name of the body that keeps it
  public record Row(Indicator indicator, String owner) {}
}
