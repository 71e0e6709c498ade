package org.throughline.calendars.web;

import org.jspecify.annotations.Nullable;
import org.throughline.calendars.CalendarDay;
import org.throughline.calendars.DayKind;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// What was typed to enter a day or to take one out.
public record DayForm(
    @Nullable String day, @Nullable String kind, @Nullable String nameEn, @Nullable String nameZh) {
  static final DayForm EMPTY = new DayForm(null, null, null, null);

  Outcome<CalendarDay> read() {
    var date = Typed.date(day);
    if (date.isEmpty()) {
      return Outcome.invalid("calendars.refused.day_malformed");
    }
    var chosen = Coded.find(DayKind.class, kind);
    return chosen.isEmpty()
        ? Outcome.invalid("calendars.refused.day_kind")
        : Outcome.done(new CalendarDay(date.get(), chosen.get(), orNull(nameEn), orNull(nameZh)));
  }

  private static @Nullable String orNull(@Nullable String text) {
    return Typed.blank(text) ? null : Typed.text(text);
  }
}
