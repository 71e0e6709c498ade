package org.throughline.meetings;

import java.util.List;
import org.throughline.shared.Coded;

/// [MeetingTransition] says which follows which.
public enum MeetingState implements Coded {
  PLANNED,
  CONVENED,
  IN_SESSION,
  ENDED,
  MINUTES_DRAFTED,
  MINUTES_APPROVED,
  CLOSED,
  CANCELLED,
  POSTPONED;

  /// The way of a meeting that goes well, in order.
  public static final List<MeetingState> WAY =
      List.of(PLANNED, CONVENED, IN_SESSION, ENDED, MINUTES_DRAFTED, MINUTES_APPROVED, CLOSED);

  /// While the agenda, and what the meeting is called, may still change.
  public boolean agendaOpen() {
    return switch (this) {
      case PLANNED, CONVENED, IN_SESSION, POSTPONED -> true;
      case ENDED, MINUTES_DRAFTED, MINUTES_APPROVED, CLOSED, CANCELLED -> false;
    };
  }

  /// While attendance and statements may still be written down: until the minutes stand.
  public boolean recordOpen() {
    return switch (this) {
      case PLANNED, CONVENED, IN_SESSION, ENDED, MINUTES_DRAFTED -> true;
      case MINUTES_APPROVED, CLOSED, CANCELLED, POSTPONED -> false;
    };
  }

  /// While items may be given outcomes and next steps.
  public boolean decides() {
    return switch (this) {
      case IN_SESSION, ENDED, MINUTES_DRAFTED, MINUTES_APPROVED -> true;
      case PLANNED, CONVENED, CLOSED, CANCELLED, POSTPONED -> false;
    };
  }
}
