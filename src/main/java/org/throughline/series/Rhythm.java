package org.throughline.series;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.throughline.shared.Coded;

/// How often a meeting comes again.
public enum Rhythm implements Coded {
  WEEKLY,
  FORTNIGHTLY,
  MONTHLY;

  /// The day on which the meeting comes for the n-th time, the first being 0. Monthly keeps the
  /// weekday and the week of the month; from the 29th on it is the last such weekday.
  public LocalDate day(LocalDate first, int n) {
    return switch (this) {
      case WEEKLY -> first.plusWeeks(n);
      case FORTNIGHTLY -> first.plusWeeks(2L * n);
      case MONTHLY -> {
        var month = first.withDayOfMonth(1).plusMonths(n);
        var week = (first.getDayOfMonth() - 1) / 7 + 1;
        yield month.with(
            week == 5
                ? TemporalAdjusters.lastInMonth(first.getDayOfWeek())
                : TemporalAdjusters.dayOfWeekInMonth(week, first.getDayOfWeek()));
      }
    };
  }
}
