package org.throughline.calendars;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A day that is not as its weekday says, named in one language or both.
public record CalendarDay(
    LocalDate day, DayKind kind, @Nullable String nameEn, @Nullable String nameZh) {
  public static final int FIRST_YEAR = 2000;
  public static final int LAST_YEAR = 2099;
  public static final int LONGEST_NAME = 100;

  public String name(Language language) {
    return language.pick(nameEn, nameZh);
  }

  static boolean weekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }
}
