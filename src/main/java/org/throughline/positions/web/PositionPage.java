package org.throughline.positions.web;

import java.util.List;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.positions.Position;

/// @param mayGive whether this reader may say something now
public record PositionPage(Meeting meeting, boolean mayGive, List<Row> items) {

  /// One item with what this reader said of it, or typed, and what everybody said.
  ///
  /// @param stance a stance's code; empty for none
  public record Row(AgendaItem item, String stance, boolean speaks, String text, List<Said> said) {}

  public record Said(Position position, String person, String post) {}

  public String lang() {
    return meeting.language().tag();
  }
}
