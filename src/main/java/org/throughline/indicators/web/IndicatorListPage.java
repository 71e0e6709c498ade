package org.throughline.indicators.web;

import java.util.List;
import org.throughline.indicators.Indicator;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

public record IndicatorListPage(String words, List<Row> rows, Paging paging, boolean mayDefine)
    implements TakenAway {
  public IndicatorListPage {
    rows = List.copyOf(rows);
  }

  /// @param owner the name of the body that keeps it
  public record Row(Indicator indicator, String owner) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "indicators.title", rows)
            .column("indicators.code", row -> row.indicator().code())
            .column("indicators.indicator", row -> row.indicator().name(texts.language()))
            .column("indicators.kind", row -> texts.of("indicators.kind", row.indicator().kind()))
            .column("indicators.unit", row -> Shown.unit(texts, row.indicator()))
            .column(
                "indicators.frequency",
                row -> texts.of("indicators.frequency", row.indicator().frequency()))
            .column("indicators.owner", Row::owner)
            .table());
  }
}
