package org.throughline.meetings;

import org.throughline.shared.Coded;

/// Which meetings a list shows.
public enum MeetingView implements Coded {
  /// Of the actor's body, from planned to minutes approved.
  OPEN,
  /// Of the actor's body, closed or cancelled.
  DONE,
  /// Of the bodies beneath.
  BELOW
}
