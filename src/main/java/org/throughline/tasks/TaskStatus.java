package org.throughline.tasks;

import org.throughline.shared.Coded;

/// The status shown to everybody, on public pages too.
public enum TaskStatus implements Coded {
  NOT_STARTED,
  ON_SCHEDULE,
  BEHIND,
  BLOCKED,
  /// Implemented, as the doer claims.
  CLAIMED,
  /// Implemented, as somebody other than the doer verified.
  VERIFIED,
  CLOSED,
  PARTLY,
  /// By events, or by the parts that it was split into.
  OVERTAKEN,
  ABANDONED;

  public static TaskStatus of(TaskState state, Progress progress) {
    return switch (state) {
      case ISSUED, ACKNOWLEDGED, ACCEPTED, RETURNED -> NOT_STARTED;
      case IN_PROGRESS, SUSPENDED -> of(progress);
      case BLOCKED -> BLOCKED;
      case REPORTED_DONE -> CLAIMED;
      case VERIFIED -> VERIFIED;
      case CLOSED -> CLOSED;
      case PARTLY -> PARTLY;
      case OVERTAKEN, SPLIT -> OVERTAKEN;
      case CANCELLED -> ABANDONED;
    };
  }

  /// A task in progress whose latest report says "done" was sent back or reopened: it is behind
  /// what had been claimed.
  private static TaskStatus of(Progress progress) {
    return switch (progress) {
      case NOT_STARTED -> NOT_STARTED;
      case ON_SCHEDULE -> ON_SCHEDULE;
      case BEHIND, DONE -> BEHIND;
      case BLOCKED -> BLOCKED;
    };
  }
}
