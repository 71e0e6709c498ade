package org.throughline.invitations;

import org.throughline.shared.Coded;

/// How an answer came.
public enum Through implements Coded {
  PAGE,
  /// From the entry in a subscribed calendar.
  CALENDAR,
  /// Said otherwise, and entered by whoever prepares the meeting.
  SECRETARY
}
