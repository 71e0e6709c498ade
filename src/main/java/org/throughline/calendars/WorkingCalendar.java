package org.throughline.calendars;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Monday to Friday, but for some days: an immutable value that counts in memory. Counting takes
/// the logarithm of the number of such days, however many years it spans.
public final class WorkingCalendar {
  /// Monday to Friday without exception.
  public static final WorkingCalendar PLAIN = new WorkingCalendar(List.of());

  /// More working days than any deadline has.
  private static final int MOST = 100_000;

  private final NavigableMap<LocalDate, CalendarDay> days = new TreeMap<>();
  private final long[] at;
  private final int[] added;

  public WorkingCalendar(Collection<CalendarDay> exceptions) {
    exceptions.forEach(each -> days.put(each.day(), each));
    at = new long[days.size()];
    added = new int[days.size()];
    var sum = 0;
    var i = 0;
    for (var each : days.values()) {
      var usual = CalendarDay.weekend(each.day()) ? 0 : 1;
      sum += (each.kind() == DayKind.WORKING ? 1 : 0) - usual;
      at[i] = each.day().toEpochDay();
      added[i++] = sum;
    }
  }

  public boolean works(LocalDate day) {
    var exception = days.get(day);
    return exception == null ? !CalendarDay.weekend(day) : exception.kind() == DayKind.WORKING;
  }

  /// The working day that is so many after `from`, or before it where negative; `from` itself,
  /// worked or not, for none.
  ///
  /// @throws IllegalArgumentException beyond a hundred thousand either way
  public LocalDate plusWorkingDays(LocalDate from, int count) {
    if (Math.abs((long) count) > MOST) {
      throw new IllegalArgumentException("working days: " + count);
    }
    if (count == 0) {
      return from;
    }
    var start = from.toEpochDay();
    return LocalDate.ofEpochDay(
        count > 0
            ? reaching(upTo(start) + count, start)
            : reaching(upTo(start - 1) + count + 1, start + 2L * count - 7));
  }

  /// Working days after `from` up to and with `to`; negative where `to` is earlier.
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    return (int) (upTo(to.toEpochDay()) - upTo(from.toEpochDay()));
  }

  public LocalDate onOrBefore(LocalDate day) {
    return works(day) ? day : plusWorkingDays(day, -1);
  }

  public LocalDate onOrAfter(LocalDate day) {
    return works(day) ? day : plusWorkingDays(day, 1);
  }

  /// What is not as its weekday says, both ends included, in order.
  public List<CalendarDay> between(LocalDate from, LocalDate to) {
    return from.isAfter(to) ? List.of() : List.copyOf(days.subMap(from, true, to, true).values());
  }

  public Optional<CalendarDay> exception(LocalDate day) {
    return Optional.ofNullable(days.get(day));
  }

  /// The first day on which so many working days have been; `near` is only where to begin looking.
  private long reaching(long target, long near) {
    long step = 8;
    long below = near;
    while (upTo(below) >= target) {
      below -= step;
      step *= 2;
    }
    step = 8;
    var above = below;
    while (upTo(above) < target) {
      above += step;
      step *= 2;
    }
    while (above - below > 1) {
      var middle = Math.floorDiv(below + above, 2);
      if (upTo(middle) < target) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  /// Working days up to and with a day, from an arbitrary beginning. The epoch's day -3 was a
  /// Monday.
  private long upTo(long epochDay) {
    var sinceMonday = epochDay + 3;
    return 5 * Math.floorDiv(sinceMonday, 7L)
        + Math.min(Math.floorMod(sinceMonday, 7L) + 1, 5)
        + addedUpTo(epochDay);
  }

  private int addedUpTo(long epochDay) {
    var found = java.util.Arrays.binarySearch(at, epochDay);
    var index = found >= 0 ? found : -found - 2;
    return index < 0 ? 0 : added[index];
  }
}
