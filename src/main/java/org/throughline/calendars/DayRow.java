package org.throughline.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// One row of a file, or one day of an event in it, as read and as looked at.
///
/// @param number of the line or event in the file, from 1
/// @param text as it stood, shortened
/// @param day null where none could be read
/// @param fault why it cannot be taken; null where it can
/// @param there whether the calendar has it already
public record DayRow(
    int number, String text, @Nullable CalendarDay day, @Nullable Refusal fault, boolean there) {
  private static final int SHOWN = 120;

  public DayRow {
    text = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  static DayRow read(int number, String text, CalendarDay day) {
    return new DayRow(number, text, day, DayRules.fault(day), false);
  }

  static DayRow unread(int number, String text, Refusal fault) {
    return new DayRow(number, text, null, fault, false);
  }

  /// Whether importing would enter it.
  public boolean fresh() {
    return fault == null && !there;
  }

  /// The rows beside what the calendar has and beside one another.
  static List<DayRow> against(List<CalendarDay> existing, List<DayRow> rows) {
    var known = new HashMap<LocalDate, CalendarDay>();
    existing.forEach(each -> known.put(each.day(), each));
    var seen = new HashMap<LocalDate, DayRow>();
    var looked = new ArrayList<DayRow>();
    for (var row : rows) {
      looked.add(row.against(known, seen));
    }
    return looked;
  }

  private DayRow against(HashMap<LocalDate, CalendarDay> known, HashMap<LocalDate, DayRow> seen) {
    var read = day;
    if (read == null || fault != null) {
      return this;
    }
    var before = seen.putIfAbsent(read.day(), this);
    if (before != null && before.day() != null) {
      return faulty(
          before.day().kind() == read.kind()
              ? Refusal.invalid("calendars.refused.row_twice", read.day(), before.number())
              : Refusal.invalid("calendars.refused.row_contradicts", read.day(), before.number()));
    }
    var existing = known.get(read.day());
    if (existing == null) {
      return this;
    }
    var contradiction = DayRules.contradiction(existing, read);
    return contradiction == null
        ? new DayRow(number, text, read, null, true)
        : faulty(contradiction);
  }

  private DayRow faulty(Refusal why) {
    return new DayRow(number, text, day, why, false);
  }
}
