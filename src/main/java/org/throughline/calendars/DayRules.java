package org.throughline.calendars;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What an entry of a calendar must be like.
final class DayRules {
  private DayRules() {}

  static @Nullable Refusal fault(CalendarDay day) {
    var year = day.day().getYear();
    if (year < CalendarDay.FIRST_YEAR || year > CalendarDay.LAST_YEAR) {
      return Refusal.invalid(
          "calendars.refused.outside_years",
          String.valueOf(CalendarDay.FIRST_YEAR),
          String.valueOf(CalendarDay.LAST_YEAR));
    }
    if (day.nameEn() == null && day.nameZh() == null) {
      return Refusal.invalid("calendars.refused.day_unnamed");
    }
    if (tooLong(day.nameEn()) || tooLong(day.nameZh())) {
      return Refusal.invalid("calendars.refused.day_name_long", CalendarDay.LONGEST_NAME);
    }
    return day.kind() == DayKind.WORKING && !CalendarDay.weekend(day.day())
        ? Refusal.invalid("calendars.refused.worked_anyway", day.day())
        : null;
  }

  /// What an entry that is already there means for a new one; null where they agree.
  static @Nullable Refusal contradiction(CalendarDay there, CalendarDay day) {
    if (there.kind() == day.kind()) {
      return null;
    }
    return there.kind() == DayKind.HOLIDAY
        ? Refusal.conflict("calendars.refused.is_holiday", day.day())
        : Refusal.conflict("calendars.refused.is_working", day.day());
  }

  private static boolean tooLong(@Nullable String name) {
    return name != null && name.length() > CalendarDay.LONGEST_NAME;
  }
}
