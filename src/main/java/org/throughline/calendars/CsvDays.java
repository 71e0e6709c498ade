package org.throughline.calendars;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.tables.Computed;

/// `date,kind,name`, or with `name_en` and `name_zh`; a first line of names may stand above.
final class CsvDays {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();
  private static final Pattern DATE =
      Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
  private static final Map<String, String> COLUMNS =
      Map.of(
          "date", "date", "日期", "date", "kind", "kind", "类型", "kind", "name", "name", "名称", "name",
          "name_en", "name_en", "英文名称", "name_en", "name_zh", "name_zh");
  private static final Map<String, DayKind> KINDS =
      Map.ofEntries(
          Map.entry("holiday", DayKind.HOLIDAY),
          Map.entry("off", DayKind.HOLIDAY),
          Map.entry("休", DayKind.HOLIDAY),
          Map.entry("休息", DayKind.HOLIDAY),
          Map.entry("放假", DayKind.HOLIDAY),
          Map.entry("节假日", DayKind.HOLIDAY),
          Map.entry("working", DayKind.WORKING),
          Map.entry("workday", DayKind.WORKING),
          Map.entry("make-up", DayKind.WORKING),
          Map.entry("班", DayKind.WORKING),
          Map.entry("上班", DayKind.WORKING),
          Map.entry("补班", DayKind.WORKING),
          Map.entry("调休上班", DayKind.WORKING));

  private CsvDays() {}

  static Outcome<List<DayRow>> read(String text) {
    var rows = new ArrayList<DayRow>();
    try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      var columns = Map.of("date", 0, "kind", 1, "name", 2);
      var first = true;
      for (var line : parser) {
        var header = first ? header(line) : Map.<String, Integer>of();
        first = false;
        if (header.containsKey("date")) {
          columns = header;
          continue;
        }
        if (rows.size() == DayFiles.MOST_ROWS) {
          return Outcome.invalid("calendars.refused.file_long", DayFiles.MOST_ROWS);
        }
        rows.add(row(line, (int) parser.getCurrentLineNumber(), columns));
      }
    } catch (IOException | UncheckedIOException e) {
      return Outcome.invalid("calendars.refused.file_quotes");
    }
    return rows.isEmpty() ? Outcome.invalid("calendars.refused.file_empty") : Outcome.done(rows);
  }

  private static Map<String, Integer> header(CSVRecord line) {
    var columns = new HashMap<String, Integer>();
    for (var i = 0; i < line.size(); i++) {
      var name = COLUMNS.get(line.get(i).toLowerCase(Locale.ROOT));
      if (name != null) {
        columns.putIfAbsent(name, i);
      }
    }
    return columns;
  }

  private static DayRow row(CSVRecord line, int number, Map<String, Integer> columns) {
    var text = String.join(", ", line.toList());
    var date = date(cell(line, columns.get("date")));
    if (date.isEmpty()) {
      return DayRow.unread(
          number,
          text,
          Refusal.invalid("calendars.refused.row_date", cell(line, columns.get("date"))));
    }
    var kind = KINDS.get(cell(line, columns.get("kind")).toLowerCase(Locale.ROOT));
    if (kind == null) {
      return DayRow.unread(
          number,
          text,
          Refusal.invalid("calendars.refused.row_kind", cell(line, columns.get("kind"))));
    }
    var name = name(cell(line, columns.get("name")));
    var english = name(cell(line, columns.get("name_en")));
    var chinese = name(cell(line, columns.get("name_zh")));
    if (name != null && hasHan(name)) {
      chinese = Objects.requireNonNullElse(chinese, name);
    } else if (name != null) {
      english = Objects.requireNonNullElse(english, name);
    }
    return DayRow.read(number, text, new CalendarDay(date.get(), kind, english, chinese));
  }

  private static String cell(CSVRecord line, @Nullable Integer column) {
    return column == null || column >= line.size() ? "" : line.get(column).strip();
  }

  /// Without the mark that keeps a spreadsheet from computing it.
  private static @Nullable String name(String cell) {
    var bare = Computed.undone(cell);
    return bare.isBlank() ? null : bare.replaceAll("\\s+", " ");
  }

  static Optional<LocalDate> date(String text) {
    var matched = DATE.matcher(text);
    try {
      return matched.matches()
          ? Optional.of(
              LocalDate.of(
                  Integer.parseInt(matched.group(1)),
                  Integer.parseInt(matched.group(2)),
                  Integer.parseInt(matched.group(3))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  static String write(List<CalendarDay> days) {
    var out = new StringBuilder("date,kind,name_en,name_zh\r\n");
    for (var day : days) {
      out.append(
          FORMAT.format(day.day(), day.kind().code(), safe(day.nameEn()), safe(day.nameZh())));
      out.append("\r\n");
    }
    return out.toString();
  }

  private static String safe(@Nullable String name) {
    return Computed.prevented(Objects.requireNonNullElse(name, ""));
  }
}
