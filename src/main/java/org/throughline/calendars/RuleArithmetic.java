package org.throughline.calendars;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Optional;

/// Where a rule leads from a day.
final class RuleArithmetic {
  private RuleArithmetic() {}

  /// @param first the day as counted, before it was moved off a day not worked
  record Found(LocalDate date, LocalDate first) {
    boolean moved() {
      return !date.equals(first);
    }
  }

  static Found find(Rule rule, WorkingCalendar calendar, LocalDate from) {
    var first = count(rule, calendar, from);
    return new Found(
        switch (rule.roll()) {
          case NEXT -> calendar.onOrAfter(first);
          case PREVIOUS -> calendar.onOrBefore(first);
          case NONE -> first;
        },
        first);
  }

  private static LocalDate count(Rule rule, WorkingCalendar calendar, LocalDate from) {
    var number = rule.number();
    return switch (rule.kind()) {
      case WORKING_DAYS ->
          calendar.plusWorkingDays(
              from, rule.firstDayCounts() && calendar.works(from) ? less(number) : number);
      case CALENDAR_DAYS -> from.plusDays(rule.firstDayCounts() ? less(number) : number);
      case END_OF_MONTH -> YearMonth.from(from).plusMonths(number).atEndOfMonth();
      case END_OF_QUARTER ->
          YearMonth.from(from)
              .plusMonths(3L * number + 2 - (from.getMonthValue() - 1) % 3)
              .atEndOfMonth();
      case END_OF_YEAR -> LocalDate.of(from.getYear() + number, 12, 31);
      case NTH_WORKING_DAY_OF_NEXT_MONTH ->
          calendar.plusWorkingDays(YearMonth.from(from).atEndOfMonth(), number);
      case FIXED_DAY -> next(monthDay(number).orElseThrow(), from);
    };
  }

  private static int less(int number) {
    return Math.max(0, number - 1);
  }

  private static LocalDate next(MonthDay day, LocalDate from) {
    var thisYear = day.atYear(from.getYear());
    return thisYear.isBefore(from) ? day.atYear(from.getYear() + 1) : thisYear;
  }

  /// 1130 is 30 November; empty for what is no day.
  static Optional<MonthDay> monthDay(int number) {
    try {
      return Optional.of(MonthDay.of(number / 100, number % 100));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
