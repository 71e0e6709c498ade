package org.throughline.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;

/// A task's light: green on course, amber when the date is near, red when it has passed, grey where
/// none shines any more.
public enum Light implements Coded {
  GREEN,
  AMBER,
  RED,
  GREY;

  static final int NEAR_DAYS = 3;

  /// @param deadline null for a task without one; such a task turns amber on the day of its review
  public static Light of(
      TaskState state,
      @Nullable LocalDate deadline,
      @Nullable LocalDate reviewOn,
      LocalDate today) {
    if (state.ended()) {
      return GREY;
    }
    if (!state.outstanding()) {
      return GREEN;
    }
    if (deadline == null) {
      return reviewOn != null && !today.isBefore(reviewOn) ? AMBER : GREEN;
    }
    if (today.isAfter(deadline)) {
      return RED;
    }
    return today.plusDays(NEAR_DAYS).isBefore(deadline) ? GREEN : AMBER;
  }
}
