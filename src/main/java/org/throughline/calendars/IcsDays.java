package org.throughline.calendars;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Whole-day events, one day or a range. Categories or the summary tell a make-up working day from
/// a holiday. Each event is read by itself, so that a faulty one does not hide the others.
final class IcsDays {
  private static final Pattern EVENT =
      Pattern.compile("(?is)BEGIN:VEVENT\\r?\\n.*?END:VEVENT[^\\n]*\\n?");

  /// 上班, 补班, 调休上班, (班); make-up day, workday.
  private static final Pattern WORKING =
      Pattern.compile("(?i)班|make-?\\s?up|work(ing)?[ -]?day|\\bworking\\b");

  /// Days. The longest holiday there has been is ten.
  private static final int LONGEST = 60;

  private static final String ENGLISH = "X-THROUGHLINE-NAME-EN";
  private static final String CHINESE = "X-THROUGHLINE-NAME-ZH";

  private IcsDays() {}

  static Outcome<List<DayRow>> read(String text) {
    var rows = new ArrayList<DayRow>();
    var events = EVENT.matcher(text);
    var number = 0;
    while (events.find()) {
      rows.addAll(event(++number, events.group()));
      if (rows.size() > DayFiles.MOST_ROWS) {
        return Outcome.invalid("calendars.refused.file_long", DayFiles.MOST_ROWS);
      }
    }
    return rows.isEmpty()
        ? Outcome.invalid("calendars.refused.file_no_events")
        : Outcome.done(rows);
  }

  private static List<DayRow> event(int number, String block) {
    VEvent event;
    try {
      var wrapped =
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Throughline//EN\r\n"
              + block.strip()
              + "\r\nEND:VCALENDAR\r\n";
      event =
          new CalendarBuilder()
              .build(new StringReader(wrapped))
              .<VEvent>getComponent(Component.VEVENT)
              .orElseThrow();
    } catch (IOException | ParserException | RuntimeException e) {
      return List.of(unread(number, block, "calendars.refused.event_unreadable"));
    }
    return days(number, event, block);
  }

  private static List<DayRow> days(int number, VEvent event, String block) {
    var summary = value(event, Property.SUMMARY);
    var shown = summary.isEmpty() ? block : summary;
    if (event.getProperty(Property.RRULE).isPresent()) {
      return List.of(unread(number, shown, "calendars.refused.event_repeats"));
    }
    var first = day(event, Property.DTSTART);
    if (first == null) {
      return List.of(unread(number, shown, "calendars.refused.event_not_whole_day"));
    }
    LocalDate end = first.plusDays(1);
    if (event.getProperty(Property.DTEND).isPresent()) {
      var given = day(event, Property.DTEND);
      if (given == null) {
        return List.of(unread(number, shown, "calendars.refused.event_not_whole_day"));
      }
      end = given.isEqual(first) ? end : given;
    }
    if (!end.isAfter(first)) {
      return List.of(unread(number, shown, "calendars.refused.event_backwards"));
    }
    if (first.plusDays(LONGEST).isBefore(end)) {
      return List.of(
          DayRow.unread(number, shown, Refusal.invalid("calendars.refused.event_long", LONGEST)));
    }
    var kind = kind(summary, value(event, Property.CATEGORIES));
    var english = orNull(value(event, ENGLISH));
    var chinese = orNull(value(event, CHINESE));
    if (english == null && chinese == null && CsvDays.hasHan(summary)) {
      chinese = orNull(summary);
    } else if (english == null && chinese == null) {
      english = orNull(summary);
    }
    var rows = new ArrayList<DayRow>();
    for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
      rows.add(DayRow.read(number, shown, new CalendarDay(day, kind, english, chinese)));
    }
    return rows;
  }

  /// A category decides where it says one or the other; else the summary, a holiday being usual.
  private static DayKind kind(String summary, String categories) {
    if (categories.toUpperCase(Locale.ROOT).contains("HOLIDAY")) {
      return DayKind.HOLIDAY;
    }
    return WORKING.matcher(summary + " " + categories).find() ? DayKind.WORKING : DayKind.HOLIDAY;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String value(VEvent event, String property) {
    return event
        .getProperty(property)
        .map(each -> Objects.requireNonNullElse(each.getValue(), ""))
        .orElse("")
        .strip()
        .replaceAll("\\s+", " ");
  }

  /// Null for a moment rather than a day.
  private static @Nullable LocalDate day(VEvent event, String property) {
    var text = value(event, property);
    if (!text.matches("[0-9]{8}")) {
      return null;
    }
    return CsvDays.date(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6))
        .orElse(null);
  }

  private static DayRow unread(int number, String shown, String key) {
    return DayRow.unread(number, shown.replaceAll("\\s+", " "), new Refusal(422, key, List.of()));
  }

  static String write(List<CalendarDay> days) {
    var out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Throughline//Working calendar//EN");
    for (var day : days) {
      var date = day.day().toString().replace("-", "");
      line(out, "BEGIN:VEVENT");
      line(out, "UID:" + date + "@throughline");
      line(out, "DTSTAMP:" + date + "T000000Z");
      line(out, "DTSTART;VALUE=DATE:" + date);
      line(out, "DTEND;VALUE=DATE:" + day.day().plusDays(1).toString().replace("-", ""));
      line(out, "SUMMARY:" + escaped(day.name(org.throughline.shared.Language.CHINESE)));
      line(out, "CATEGORIES:" + day.kind().code().toUpperCase(Locale.ROOT));
      if (day.nameEn() != null) {
        line(out, ENGLISH + ":" + escaped(day.nameEn()));
      }
      if (day.nameZh() != null) {
        line(out, CHINESE + ":" + escaped(day.nameZh()));
      }
      line(out, "END:VEVENT");
    }
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /// Folded, so that no line is longer than 75 bytes.
  private static void line(StringBuilder out, String text) {
    var bytes = 0;
    for (var c : text.codePoints().toArray()) {
      var size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + size > 74) {
        out.append("\r\n ");
        bytes = 1;
      }
      out.appendCodePoint(c);
      bytes += size;
    }
    out.append("\r\n");
  }
}
