package org.throughline.series.web;

import java.util.List;
import org.throughline.series.MeetingSeries;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

public record SeriesListPage(List<Row> series, boolean mayBegin) implements TakenAway {
  public record Row(MeetingSeries series, String organisation) {
    String state() {
      return series.ended() ? "series.state.ended" : "series.state.goes_on";
    }
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "series.title", series)
            .column("tables.id", each -> each.series().id())
            .column("tables.title", each -> each.series().title())
            .column("series.col.organisation", Row::organisation)
            .column("series.col.rhythm", each -> texts.of("series.rhythm", each.series().rhythm()))
            .column("series.field.first_on", each -> each.series().firstOn())
            .column("series.col.state", each -> texts.of(each.state()))
            .table());
  }
}
