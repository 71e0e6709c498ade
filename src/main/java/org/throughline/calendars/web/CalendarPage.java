package org.throughline.calendars.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.CalendarDay;
import org.throughline.calendars.CalendarKeeping;
import org.throughline.organisations.Organisation;

/// @param keeper whose calendar holds here; null where none is kept above either
/// @param own whether that is this body
/// @param workingDays of the year
/// @param form what was typed into the form that was refused, else empty
public record CalendarPage(
    Organisation body,
    @Nullable Organisation keeper,
    boolean own,
    boolean mayKeep,
    int year,
    List<Months.Month> months,
    List<CalendarDay> days,
    int workingDays,
    List<CalendarKeeping.Change> history,
    DayForm form) {
  public CalendarPage {
    months = List.copyOf(months);
    days = List.copyOf(days);
    history = List.copyOf(history);
  }
}
