package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingLine;
import org.throughline.meetings.WaitingItem;

/// @param items in the order in which they came
public record WaitingPage(String body, List<Row> items) {

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
}
