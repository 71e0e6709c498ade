package org.throughline.meetings;

import java.util.List;

/// A meeting that was held already, as a readout tells it. Its statements name no item by id,
/// because the items have none yet.
public record HeldMeeting(
    NewMeeting meeting,
    List<NewItem> items,
    List<NewAttendance> attendance,
    List<NewStatement> statements) {
  public HeldMeeting {
    items = List.copyOf(items);
    attendance = List.copyOf(attendance);
    statements = List.copyOf(statements);
  }
}
