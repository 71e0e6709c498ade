package org.throughline.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Counting beside a model that walks day by day, over invented calendars.
class CountingWorkingDaysTests {
  static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

  @Test
  void countsAsOneWhoWalksDayByDay() {
    var random = new Random(20260404);
    for (var round = 0; round < 300; round++) {
      var calendar = invented(random, round % 7 == 0 ? 0 : random.nextInt(120));
      Predicate<LocalDate> works = calendar::works;
      var from = BEGIN.plusDays(random.nextInt(1_100) - 180);
      var count = random.nextInt(900) - 450;
      assertThat(calendar.plusWorkingDays(from, count))
          .as("%s plus %d", from, count)
          .isEqualTo(walk(works, from, count));
      var to = from.plusDays(random.nextInt(900) - 450);
      assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(countBetween(works, from, to));
      assertThat(calendar.onOrBefore(from)).isEqualTo(first(works, from, -1));
      assertThat(calendar.onOrAfter(from)).isEqualTo(first(works, from, 1));
    }
  }

  @Test
  void worksAsTheWeekdayOrTheEntrySays() {
    var random = new Random(7);
    for (var round = 0; round < 50; round++) {
      var days = entries(random, 60);
      var calendar = new WorkingCalendar(days);
      var byDay = new TreeMap<LocalDate, DayKind>();
      days.forEach(each -> byDay.put(each.day(), each.kind()));
      for (var day = BEGIN; day.isBefore(BEGIN.plusDays(500)); day = day.plusDays(1)) {
        var weekday = day.getDayOfWeek().getValue() <= 5;
        var said = byDay.get(day);
        assertThat(calendar.works(day)).isEqualTo(said == null ? weekday : said == DayKind.WORKING);
      }
    }
  }

  @Test
  void aYearWithoutAnyWorkIsSteppedOver() {
    var days = new ArrayList<CalendarDay>();
    for (var day = BEGIN; day.getYear() == 2026; day = day.plusDays(1)) {
      days.add(new CalendarDay(day, DayKind.HOLIDAY, "Closed", null));
    }
    var calendar = new WorkingCalendar(days);
    assertThat(calendar.plusWorkingDays(LocalDate.of(2025, 12, 31), 1)).isEqualTo("2027-01-01");
    assertThat(calendar.plusWorkingDays(LocalDate.of(2027, 1, 1), -1)).isEqualTo("2025-12-31");
    assertThatThrownBy(() -> calendar.plusWorkingDays(BEGIN, Integer.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static WorkingCalendar invented(Random random, int entries) {
    return new WorkingCalendar(entries(random, entries));
  }

  private static List<CalendarDay> entries(Random random, int count) {
    var days = new TreeMap<LocalDate, CalendarDay>();
    for (var i = 0; i < count; i++) {
      var day = BEGIN.plusDays(random.nextInt(730));
      for (var run = random.nextInt(8); run >= 0; run--) {
        var kind =
            day.getDayOfWeek().getValue() > 5 && random.nextInt(3) == 0
                ? DayKind.WORKING
                : DayKind.HOLIDAY;
        days.put(day, new CalendarDay(day, kind, "Invented " + i, null));
        day = day.plusDays(1);
      }
    }
    return List.copyOf(days.values());
  }

  static LocalDate walk(Predicate<LocalDate> works, LocalDate from, int count) {
    var day = from;
    for (var left = Math.abs(count); left > 0; ) {
      day = day.plusDays(Integer.signum(count));
      if (works.test(day)) {
        left--;
      }
    }
    return day;
  }

  private static int countBetween(Predicate<LocalDate> works, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -countBetween(works, to, from);
    }
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(works).count();
  }

  private static LocalDate first(Predicate<LocalDate> works, LocalDate from, int step) {
    var day = from;
    while (!works.test(day)) {
      day = day.plusDays(step);
    }
    return day;
  }
}
