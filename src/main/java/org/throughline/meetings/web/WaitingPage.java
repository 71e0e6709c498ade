package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingLine;
import org.throughline.meetings.WaitingItem;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param items in the order in which they came
public record WaitingPage(String body, List<Row> items) implements TakenAway {

  /// @param organisation whose meeting it waits for
  /// @param presenter empty where nobody is named
  /// @param from the item it was; null where it was brought in
  /// @param meetings those of the organisation whose agenda is open
  public record Row(
      WaitingItem item,
      String organisation,
      String presenter,
      @Nullable String from,
      List<MeetingLine> meetings) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "meetings.waiting", items)
            .column("tables.id", each -> each.item().id())
            .column("tables.title", each -> each.item().title())
            .column("meetings.field.kind", each -> texts.of("meetings.kind", each.item().kind()))
            .column("meetings.take.organisation", Row::organisation)
            .column("meetings.field.presenter", Row::presenter)
            .column("meetings.waiting.col.not_before", each -> each.item().notBefore())
            .column("meetings.waiting.col.since", each -> each.item().since())
            .table());
  }
}
