package org.throughline.calendars;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.throughline.shared.Outcome;

/// Files of days: CSV and ICS, in and out. What goes out comes in as the same.
public final class DayFiles {
  /// Bytes. Twenty years of holidays are about 60 KB.
  public static final int LARGEST = 262_144;

  /// Rows, or days in events.
  public static final int MOST_ROWS = 2_000;

  private DayFiles() {}

  /// Every row with its fault, or the reason why the file as a whole is none. In UTF-8, or in the
  /// GB18030 that spreadsheets write.
  public static Outcome<List<DayRow>> read(byte[] content) {
    if (content.length > LARGEST) {
      return Outcome.refused(
          org.throughline.shared.Refusal.tooLarge("calendars.refused.file_large", LARGEST / 1024));
    }
    var text = text(content);
    if (text.isBlank()) {
      return Outcome.invalid("calendars.refused.file_empty");
    }
    if (text.indexOf('\0') >= 0) {
      return Outcome.invalid("calendars.refused.file_unknown");
    }
    return text.strip().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")
        ? IcsDays.read(text)
        : CsvDays.read(text);
  }

  public static String csv(List<CalendarDay> days) {
    return CsvDays.write(days);
  }

  public static String ics(List<CalendarDay> days) {
    return IcsDays.write(days);
  }

  private static String text(byte[] content) {
    var text = decoded(content, StandardCharsets.UTF_8, "GB18030");
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decoded(byte[] content, Charset first, String otherwise) {
    try {
      return first.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, Charset.forName(otherwise));
    }
  }
}
