package org.throughline.calendars.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.CalendarDay;
import org.throughline.calendars.WorkingCalendar;
import org.throughline.shared.Language;

/// A year as its months, their weeks and days.
public final class Months {
  private Months() {}

  /// @param weeks of seven cells from Monday; null where the day is of another month
  public record Month(YearMonth month, List<List<@Nullable Cell>> weeks, int workingDays) {
    public String name(Language language) {
      return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
    }
  }

  /// @param exception null where the day is as its weekday says
  public record Cell(LocalDate day, boolean works, @Nullable CalendarDay exception, boolean today) {
    public String css() {
      if (exception != null) {
        return "day--" + exception.kind().code();
      }
      return works ? "" : "day--weekend";
    }
  }

  static List<Month> of(int year, WorkingCalendar calendar, LocalDate today) {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> month(YearMonth.of(year, month), calendar, today))
        .toList();
  }

  private static Month month(YearMonth month, WorkingCalendar calendar, LocalDate today) {
    var weeks = new ArrayList<List<@Nullable Cell>>();
    List<@Nullable Cell> week = new ArrayList<>();
    for (var blank = 1; blank < month.atDay(1).getDayOfWeek().getValue(); blank++) {
      week.add(null);
    }
    for (var date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
      week.add(
          new Cell(
              date,
              calendar.works(date),
              calendar.exception(date).orElse(null),
              date.equals(today)));
      if (week.size() == 7) {
        weeks.add(week);
        week = new ArrayList<>();
      }
    }
    if (!week.isEmpty()) {
      while (week.size() < 7) {
        week.add(null);
      }
      weeks.add(week);
    }
    return new Month(
        month,
        weeks,
        calendar.workingDaysBetween(month.atDay(1).minusDays(1), month.atEndOfMonth()));
  }
}
