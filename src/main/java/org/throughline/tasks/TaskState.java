package org.throughline.tasks;

import java.util.Arrays;
import java.util.List;
import org.throughline.shared.Coded;

/// Where a task stands between its issuer and its doer. "Blocked" here means that somebody named
/// what holds it up; a report can say it too ([Progress]), without stopping the task.
public enum TaskState implements Coded {
  ISSUED,
  ACKNOWLEDGED,
  ACCEPTED,
  IN_PROGRESS,
  REPORTED_DONE,
  VERIFIED,
  CLOSED,
  RETURNED,
  BLOCKED,
  SUSPENDED,
  /// Became several, which go on.
  SPLIT,
  PARTLY,
  OVERTAKEN,
  /// Abandoned, with a reason.
  CANCELLED;

  /// Nothing more is expected of anybody.
  public boolean ended() {
    return switch (this) {
      case CLOSED, SPLIT, PARTLY, OVERTAKEN, CANCELLED -> true;
      case ISSUED,
          ACKNOWLEDGED,
          ACCEPTED,
          IN_PROGRESS,
          REPORTED_DONE,
          VERIFIED,
          RETURNED,
          BLOCKED,
          SUSPENDED ->
          false;
    };
  }

  /// Its lead organisation still has something to do, so that a deadline can be missed.
  public boolean outstanding() {
    return !ended() && this != REPORTED_DONE && this != VERIFIED;
  }

  /// The codes of all that have ended, for a `where`.
  public static List<String> endedCodes() {
    return Arrays.stream(values()).filter(TaskState::ended).map(TaskState::code).toList();
  }

  /// The codes of all that are outstanding, for a `where`.
  public static List<String> outstandingCodes() {
    return Arrays.stream(values()).filter(TaskState::outstanding).map(TaskState::code).toList();
  }

  /// Of a subtask in order: the next may begin.
  public boolean lets() {
    return ended() || this == VERIFIED;
  }

  static boolean waits(TaskState state) {
    return state == BLOCKED || state == SUSPENDED;
  }
}
