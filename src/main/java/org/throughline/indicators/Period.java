package org.throughline.indicators;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A month, quarter, half-year or year.
///
/// @param first its first day
public record Period(Frequency frequency, LocalDate first) implements Comparable<Period> {
  private static final Pattern CODE =
      Pattern.compile("(19\\d\\d|2\\d\\d\\d)(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");

  public Period {
    if (first.getDayOfMonth() != 1 || (first.getMonthValue() - 1) % frequency.months() != 0) {
      throw new IllegalArgumentException("no " + frequency + " begins on " + first);
    }
  }

  /// The one that a day lies in.
  public static Period of(Frequency frequency, LocalDate day) {
    int month = (day.getMonthValue() - 1) / frequency.months() * frequency.months() + 1;
    return new Period(frequency, LocalDate.of(day.getYear(), month, 1));
  }

  /// `2026`, `2026-H1`, `2026-Q3`, `2026-09`; empty for anything else.
  public static Optional<Period> find(@Nullable String code) {
    var read = CODE.matcher(code == null ? "" : code.strip());
    if (!read.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(read.group(1));
    return IntStream.rangeClosed(2, 4)
        .filter(group -> read.group(group) != null)
        .mapToObj(group -> part(year, group, Integer.parseInt(read.group(group))))
        .findFirst()
        .or(() -> Optional.of(new Period(Frequency.YEAR, LocalDate.of(year, 1, 1))));
  }

  private static Period part(int year, int group, int number) {
    var frequency =
        switch (group) {
          case 2 -> Frequency.HALF_YEAR;
          case 3 -> Frequency.QUARTER;
          default -> Frequency.MONTH;
        };
    return new Period(frequency, LocalDate.of(year, (number - 1) * frequency.months() + 1, 1));
  }

  public String code() {
    int number = (first.getMonthValue() - 1) / frequency.months() + 1;
    return switch (frequency) {
      case YEAR -> String.valueOf(first.getYear());
      case HALF_YEAR -> first.getYear() + "-H" + number;
      case QUARTER -> first.getYear() + "-Q" + number;
      case MONTH -> "%d-%02d".formatted(first.getYear(), number);
    };
  }

  /// Which of its year, from 1.
  public int number() {
    return (first.getMonthValue() - 1) / frequency.months() + 1;
  }

  /// Inclusive.
  public LocalDate last() {
    return first.plusMonths(frequency.months()).minusDays(1);
  }

  public Period previous() {
    return new Period(frequency, first.minusMonths(frequency.months()));
  }

  public Period next() {
    return new Period(frequency, first.plusMonths(frequency.months()));
  }

  @Override
  public int compareTo(Period other) {
    return first.compareTo(other.first);
  }
}
