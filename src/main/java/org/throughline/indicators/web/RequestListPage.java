package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.RequestReading;

public record RequestListPage(
    RequestReading.View view, List<Row> rows, Paging paging, boolean maySend) {
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
}
