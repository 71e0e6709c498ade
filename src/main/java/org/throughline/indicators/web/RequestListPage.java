package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.RequestReading;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

public record RequestListPage(
    RequestReading.View view, List<Row> rows, Paging paging, boolean maySend) implements TakenAway {
  public RequestListPage {
    rows = List.copyOf(rows);
  }

  /// @param asker the name of the body that asks
  /// @param owed how much the reader's own body still owes; null where that is not shown
  /// @param progress null of drafts
  public record Row(
      DataRequest request,
      String asker,
      @Nullable Integer owed,
      RequestReading.@Nullable Progress progress) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "indicators.requests.title", rows)
            .column("tables.id", row -> row.request().id())
            .column("tables.title", row -> row.request().title())
            .column("indicators.asker", Row::asker)
            .column(
                "indicators.state",
                row -> texts.of("indicators.request_state", row.request().state()))
            .column("indicators.due", row -> row.request().dueOn())
            .column("indicators.cost.bodies", row -> row.request().bodies())
            .column(
                "indicators.cost.asked",
                row -> row.progress() == null ? null : row.request().cost().fields())
            .column(
                "indicators.take.answered",
                row -> row.progress() == null ? null : row.progress().answered())
            .column(
                "indicators.take.declined",
                row -> row.progress() == null ? null : row.progress().declined())
            .column("indicators.take.owed", Row::owed)
            .table());
  }
}
