package org.throughline.publishing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;

/// What the public is told of a task.
public enum PublicStatus implements Coded {
  NOT_STARTED,
  ON_SCHEDULE,
  BEHIND,
  BLOCKED,
  /// Reported done, not yet verified by somebody else.
  IMPLEMENTED_CLAIMED,
  IMPLEMENTED_VERIFIED,
  CLOSED,
  ABANDONED;

  /// @param state as in `tasks.task.state`
  /// @param progress as the latest report says, in `tasks.task.progress`
  static PublicStatus of(String state, String progress) {
    return switch (state) {
      case "cancelled" -> ABANDONED;
      case "closed" -> CLOSED;
      case "verified" -> IMPLEMENTED_VERIFIED;
      case "reported_done" -> IMPLEMENTED_CLAIMED;
      case "blocked" -> BLOCKED;
      default ->
          switch (progress) {
            case "on_schedule" -> ON_SCHEDULE;
            case "behind" -> BEHIND;
            case "blocked" -> BLOCKED;
            // Reported done and sent back: under way again, and not as promised.
            case "done" -> BEHIND;
            default -> NOT_STARTED;
          };
    };
  }

  /// What is not done the day after its deadline is behind, whatever was last said.
  PublicStatus on(LocalDate today, @Nullable LocalDate deadline) {
    var open = this == NOT_STARTED || this == ON_SCHEDULE;
    return open && deadline != null && deadline.isBefore(today) ? BEHIND : this;
  }
}
