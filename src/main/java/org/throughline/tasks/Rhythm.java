package org.throughline.tasks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Refusal;

/// How often something recurs, and how long before each time it is issued.
///
/// @param every so many units
/// @param until the last day on which an occurrence can be due; null for no end
/// @param leadDays how many days before it is due an occurrence is issued
public record Rhythm(int every, Unit unit, @Nullable LocalDate until, int leadDays) {
  /// The n-th day it is due, from 0; the 31st of a shorter month is its last day.
  LocalDate due(LocalDate first, long n) {
    long steps = n * every;
    return switch (unit) {
      case WEEK -> first.plusWeeks(steps);
      case MONTH -> first.plusMonths(steps);
      case QUARTER -> first.plusMonths(3 * steps);
      case YEAR -> first.plusYears(steps);
    };
  }

  /// The days after one and up to another on which it is due.
  List<LocalDate> between(LocalDate first, LocalDate after, LocalDate upTo) {
    if (upTo.isBefore(first)) {
      return List.of();
    }
    long last = ChronoUnit.WEEKS.between(first, upTo) / every + 1;
    return LongStream.rangeClosed(0, last)
        .mapToObj(n -> due(first, n))
        .filter(day -> day.isAfter(after) && !day.isAfter(upTo))
        .filter(day -> until == null || !day.isAfter(until))
        .limit(100)
        .toList();
  }

  /// Why it cannot be; null where it can.
  ///
  /// @param first the first day on which it is due
  @Nullable Refusal refusal(LocalDate first) {
    if (every < 1 || every > 60) {
      return Refusal.invalid("tasks.refused.pattern");
    }
    if (leadDays < 0 || leadDays > 366) {
      return Refusal.invalid("tasks.refused.recurrence_lead");
    }
    return until != null && until.isBefore(first)
        ? Refusal.invalid("tasks.refused.recurrence_until")
        : null;
  }

  public enum Unit implements Coded {
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
