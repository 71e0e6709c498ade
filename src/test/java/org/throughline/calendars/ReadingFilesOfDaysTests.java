package org.throughline.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.shared.Refusal;

class ReadingFilesOfDaysTests {
  private static final CalendarDay NEW_YEAR =
      new CalendarDay(LocalDate.of(2026, 1, 1), DayKind.HOLIDAY, "New Year, a day", "元旦");

  @Test
  void everyFaultOfACsvIsNamedAndTheGoodRowsStay() {
    var rows =
        rows(
            """
            date,kind,name
            2026-01-01,holiday,元旦
            2026-02-30,holiday,No such day
            2026-01-04,working,调休上班
            2026-01-05,working,A Monday
            2026-01-01,holiday,again
            2026-01-04,holiday,otherwise
            2026-01-02,perhaps,?
            1999-12-31,holiday,early
            2026-01-02,holiday,
            tomorrow
            2026/5/1,休,劳动节
            """);
    assertThat(DayRow.against(List.of(), rows).stream().map(ReadingFilesOfDaysTests::fault))
        .containsExactly(
            "",
            "row_date",
            "",
            "worked_anyway",
            "row_twice",
            "row_contradicts",
            "row_kind",
            "outside_years",
            "day_unnamed",
            "row_date",
            "");
    assertThat(rows.getLast().day())
        .isEqualTo(new CalendarDay(LocalDate.of(2026, 5, 1), DayKind.HOLIDAY, null, "劳动节"));
  }

  @Test
  void whatTheCalendarHasIsNotDoubledAndNotContradicted() {
    var sunday = new CalendarDay(LocalDate.of(2026, 1, 4), DayKind.WORKING, null, "调休上班");
    var looked =
        DayRow.against(
            List.of(NEW_YEAR, sunday),
            rows("2026-01-01,holiday,元旦\n2026-01-04,holiday,Sunday\n2026-01-02,holiday,x\n"));
    assertThat(looked.stream().map(DayRow::there)).containsExactly(true, false, false);
    assertThat(looked.stream().map(DayRow::fresh)).containsExactly(false, false, true);
    assertThat(fault(looked.get(1))).isEqualTo("is_working");
  }

  @Test
  void eventsOfWholeDaysBecomeDaysAndEveryOtherIsNamed() {
    var rows =
        rows(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Somebody//EN
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260215
            DTEND;VALUE=DATE:20260218
            SUMMARY:春节假期
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20260214
            SUMMARY:春节(班)
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20260228
            SUMMARY:Spring Festival
            CATEGORIES:make-up working day
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTART;TZID=Mars/Olympus:20260501T090000
            SUMMARY:A meeting
            END:VEVENT
            BEGIN:VEVENT
            UID:5
            DTSTART;VALUE=DATE:20260501
            RRULE:FREQ=YEARLY
            SUMMARY:Labour Day
            END:VEVENT
            BEGIN:VEVENT
            UID:6
            DTSTART;VALUE=DATE:20261345
            SUMMARY:No such day
            END:VEVENT
            BEGIN:VEVENT
            UID:7
            DTSTART;VALUE=DATE:20260501
            DTEND;VALUE=DATE:20260401
            SUMMARY:Backwards
            END:VEVENT
            BEGIN:VEVENT
            UID:8
            DTSTART;VALUE=DATE:20260101
            DTEND;VALUE=DATE:20270101
            SUMMARY:All year
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:Never
            END:VEVENT
            END:VCALENDAR
            """);
    assertThat(rows.stream().map(ReadingFilesOfDaysTests::fault))
        .startsWith("", "", "", "", "")
        .endsWith("event_backwards", "event_long", "event_not_whole_day");
    assertThat(rows).hasSize(11);
    assertThat(rows.stream().skip(5).allMatch(row -> row.fault() != null)).isTrue();
    assertThat(rows.stream().limit(5).map(row -> row.day() == null ? null : row.day().kind()))
        .containsExactly(
            DayKind.HOLIDAY, DayKind.HOLIDAY, DayKind.HOLIDAY, DayKind.WORKING, DayKind.WORKING);
    assertThat(rows.get(2).day())
        .isEqualTo(new CalendarDay(LocalDate.of(2026, 2, 17), DayKind.HOLIDAY, null, "春节假期"));
  }

  @Test
  void whatGoesOutComesInAsTheSame() {
    var random = new Random(3);
    var names =
        List.of(
            "New Year, \"first\"",
            "=1+1",
            "'quoted",
            "semi;colon \\ back",
            "Spring Festival",
            "元旦");
    for (var round = 0; round < 40; round++) {
      var days = new java.util.TreeMap<LocalDate, CalendarDay>();
      for (var i = 0; i < 30; i++) {
        var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
        var kind =
            CalendarDay.weekend(day) && random.nextBoolean() ? DayKind.WORKING : DayKind.HOLIDAY;
        var english = random.nextInt(4) == 0 ? null : names.get(random.nextInt(names.size()));
        var chinese =
            english == null || random.nextBoolean() ? "很长的名称".repeat(random.nextInt(12) + 1) : null;
        days.put(day, new CalendarDay(day, kind, english, chinese));
      }
      var all = List.copyOf(days.values());
      assertThat(days(DayFiles.csv(all))).isEqualTo(all);
      assertThat(days(DayFiles.ics(all))).isEqualTo(all);
    }
    assertThat(
            DayFiles.csv(List.of(new CalendarDay(NEW_YEAR.day(), DayKind.HOLIDAY, "=1+1", null))))
        .contains("'=1+1");
    assertThat(DayFiles.ics(List.of(NEW_YEAR)).lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void aFileThatIsNoneIsRefusedWhole() {
    assertThat(refused("")).isEqualTo("file_empty");
    assertThat(refused("date,kind,name\n")).isEqualTo("file_empty");
    assertThat(refused("PK\u0003\u0004\u0000\u0000")).isEqualTo("file_unknown");
    assertThat(refused("2026-01-01,holiday,\"New Year\n")).isEqualTo("file_quotes");
    assertThat(refused("BEGIN:VCALENDAR\nEND:VCALENDAR\n")).isEqualTo("file_no_events");
    assertThat(refused("2026-01-01,holiday,x\n".repeat(DayFiles.MOST_ROWS + 1)))
        .isEqualTo("file_long");
    assertThat(refused("x".repeat(DayFiles.LARGEST + 1))).isEqualTo("file_large");
  }

  @Test
  void aSpreadsheetsChineseIsRead() {
    var content = "日期,类型,名称\n2026年10月1日,放假,国庆节\n".getBytes(Charset.forName("GB18030"));
    var row = DayFiles.read(content).fold(rows -> rows.getFirst(), _ -> null);
    assertThat(row).isNotNull();
    assertThat(row.day())
        .isEqualTo(new CalendarDay(LocalDate.of(2026, 10, 1), DayKind.HOLIDAY, null, "国庆节"));
  }

  private static List<CalendarDay> days(String text) {
    var rows = rows(text);
    assertThat(rows).allMatch(row -> row.fault() == null);
    return rows.stream().map(DayRow::day).toList();
  }

  private static List<DayRow> rows(String text) {
    return DayFiles.read(text.getBytes(StandardCharsets.UTF_8))
        .fold(
            rows -> rows,
            why -> {
              throw new AssertionError(why);
            });
  }

  private static String refused(String text) {
    return DayFiles.read(text.getBytes(StandardCharsets.UTF_8))
        .fold(_ -> "", ReadingFilesOfDaysTests::key);
  }

  private static String fault(DayRow row) {
    var fault = row.fault();
    return fault == null ? "" : key(fault);
  }

  private static String key(Refusal refusal) {
    return refusal.key().replace("calendars.refused.", "");
  }
}
