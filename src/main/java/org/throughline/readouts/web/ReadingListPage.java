package org.throughline.readouts.web;

import java.util.List;
import org.throughline.readouts.Readings.Listed;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param number of the page shown, from 1
public record ReadingListPage(List<Listed> rows, int number, int pages, int total)
    implements TakenAway {
  public ReadingListPage {
    rows = List.copyOf(rows);
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "readouts.title", rows)
            .column("tables.id", row -> row.reading().id())
            .column("readouts.column.title", Listed::title)
            .column(
                "readouts.column.state", row -> texts.of("readouts.state", row.reading().state()))
            .column("readouts.column.read_at", row -> row.reading().readAt())
            .column("readouts.column.decided", row -> row.values() - row.open())
            .column("readouts.take.values", Listed::values)
            .table());
  }
}
