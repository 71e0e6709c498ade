package org.throughline.tasks;

import org.throughline.shared.Coded;

/// Where a task stands between its issuer and its doer. "Blocked" is not one of them: it is what a
/// report says ([Progress]) while the task stays in progress.
public enum TaskState implements Coded {
  ISSUED,
  ACKNOWLEDGED,
  ACCEPTED,
  IN_PROGRESS,
  REPORTED_DONE,
  VERIFIED,
  CLOSED,
  RETURNED,
  CANCELLED;

  /// Nothing more is expected of anybody.
  public boolean ended() {
    return this == CLOSED || this == CANCELLED;
  }

  /// Its lead organisation still has something to do, so that a deadline can be missed.
  public boolean outstanding() {
    return switch (this) {
      case ISSUED, ACKNOWLEDGED, ACCEPTED, IN_PROGRESS, RETURNED -> true;
      case REPORTED_DONE, VERIFIED, CLOSED, CANCELLED -> false;
    };
  }
}
