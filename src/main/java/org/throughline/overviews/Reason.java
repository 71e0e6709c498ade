package org.throughline.overviews;

import org.throughline.shared.Coded;

/// What holds a late task up: the first of these that is true of it.
public enum Reason implements Coded {
  /// Somebody named a blocker.
  BLOCKED,
  SUSPENDED,
  /// The subtask before it is not done.
  WAITS_FOR_ANOTHER,
  /// Given back, and not answered.
  RETURNED,
  /// Its lead has not taken it up.
  NOT_TAKEN_UP,
  /// An extension was asked and not answered.
  EXTENSION_ASKED,
  /// Its last report says so.
  SAID_BEHIND,
  /// Taken up, and nothing reported.
  NO_REPORT,
  /// Reported on, but not in the last thirty days.
  QUIET,
  UNDER_WAY
}
