package org.throughline.indicators.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.indicators.CellState;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.DataRequests;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.NewRequest;
import org.throughline.indicators.RequestReading;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param preview of a draft: what it would cost; null once it is sent
/// @param overseer the body that sees why it went beyond the budget
/// @param heads the columns, in the order of the request's fields
/// @param owed how much the reader's own body still owes; null where it was not asked
/// @param owing whether only bodies that still owe are shown
/// @param again what may be asked again: declined cells of this page
public record RequestPage(
    DataRequest request,
    String asker,
    String drafter,
    DataRequests.@Nullable Preview preview,
    String overseer,
    List<Head> heads,
    List<Row> rows,
    RequestReading.Progress progress,
    @Nullable Integer owed,
    boolean owing,
    Paging paging,
    Map<String, Integer> kinds,
    List<Again> again,
    boolean mayAct,
    boolean maySee,
    boolean late,
    String typedReason,
    List<Trail.Entry> trail)
    implements TakenAway {
  public RequestPage {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    again = List.copyOf(again);
    trail = List.copyOf(trail);
  }

  public record Head(Indicator indicator, NewRequest.Field field) {}

  public record Row(long bodyId, String name, List<RequestReading.Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public record Again(long bodyId, String body, int field) {}

  /// The class that draws a cell's state.
  public static String look(CellState state) {
    return switch (state) {
      case FILLED, ANSWERED -> "cover--covered";
      case COMPUTED -> "cover--guideline";
      case JOINED -> "cover--study";
      case DECLINED, NONE -> "cover--not-applicable";
      case ASKED -> "cover--unknown";
      case LATE -> "cover--uncovered";
    };
  }

  @Override
  public List<Table> tables(Texts texts) {
    var cells = Listing.of(texts, "indicators.cells", rows).column("indicators.body", Row::name);
    for (int at = 0; at < heads.size(); at++) {
      int column = at;
      var head = heads.get(at);
      cells.headed(
          Shown.series(texts, head.indicator(), head.field().seriesId())
              + texts.of("shared.comma")
              + Shown.period(texts, head.field().period()),
          row -> value(texts, row.cells().get(column)));
    }
    return List.of(cells.table(), Trail.table(texts, trail));
  }

  private static Object value(Texts texts, RequestReading.Cell cell) {
    var figure = cell.figure();
    if (figure != null && figure.value() != null) {
      return figure.value();
    }
    if (figure != null && figure.words() != null) {
      return figure.words();
    }
    var computed = cell.computed();
    return computed != null && computed.value() != null
        ? computed.value()
        : texts.of("indicators.cell", cell.state());
  }
}
