package org.throughline.readouts.reading;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds dates as readouts write them and resolves the incomplete ones against the day of
/// publication.
final class Dates {
  private static final Map<String, Integer> MONTHS =
      IntStream.rangeClosed(1, 12)
          .boxed()
          .collect(Collectors.toMap(i -> Gazetteer.lines("months-en").get(i - 1), i -> i));
  private static final String MONTH =
      Gazetteer.lines("months-en").stream()
          .map(m -> m.length() > 3 ? m.substring(0, 3) + "(?:" + m.substring(3) + "|t)?" : m)
          .collect(Collectors.joining("|", "(", ")\\b\\.?"));
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final String MARK = "[\\s*,]{0,6}";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(?:[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)"
              + "|年(\\d{1,2})月(\\d{1,2})日)");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?!\\d)");
  private static final String UNTIL = "\\s*(?:and|to|[-–&])\\s*\\d{1,2}(?:st|nd|rd|th)?";
  private static final Pattern DAYS_MONTH =
      Pattern.compile(
          "(?i)\\b"
              + DAY
              + UNTIL
              + MARK
              + "(?:of\\s+)?"
              + MONTH
              + "(?:"
              + MARK
              + "((?:19|20)\\d\\d)\\b)?");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?i)\\b"
              + DAY
              + MARK
              + "(?:day\\s+of\\s+|of\\s+|-)?"
              + MONTH
              + "(?:"
              + MARK
              + "-?((?:19|20)\\d\\d)\\b)?");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(?i)\\b"
              + MONTH
              + MARK
              + DAY
              + "\\b(?:"
              + UNTIL
              + "\\b(?!:))?(?:"
              + MARK
              + "((?:19|20)\\d\\d)\\b)?");
  private static final Pattern CHINESE_DAY =
      Pattern.compile("(?<![\\d年])(?:(\\d{1,2})月)?(\\d{1,2})日");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)\\b(today|this\\s+(?:morning|afternoon|evening)|yesterday"
              + "|last\\s+night)\\b(?:\\s*\\((\\d{1,2})(?:st|nd|rd|th)?\\))?|(今天|今日|昨天|昨日)");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?i)\\b(?:on|last|this)\\s+(monday|tuesday|wednesday|thursday|friday|saturday"
              + "|sunday)\\b");
  private static final Pattern ON_THE =
      Pattern.compile("(?i)\\bon\\s+the\\s+" + DAY + "\\b(?!\\s+of)");

  private Dates() {}

  /// A date as written: of year, month and day some may be missing; `daysBack` counts from
  /// publication.
  record Mention(
      Span span, int year, int month, int day, int daysBack, @Nullable DayOfWeek weekday) {
    boolean isFull() {
      return year > 0;
    }

    /// The latest such day that is not after `published`; empty without the information needed.
    Optional<LocalDate> resolve(@Nullable LocalDate published) {
      try {
        if (isFull()) {
          return Optional.of(LocalDate.of(year, month, day));
        }
        return published == null ? Optional.empty() : Optional.of(before(published));
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    private LocalDate before(LocalDate published) {
      if (daysBack >= 0) {
        return published.minusDays(daysBack);
      }
      if (weekday != null) {
        return published.minusDays(
            (published.getDayOfWeek().getValue() - weekday.getValue() + 7) % 7);
      }
      if (month > 0) {
        LocalDate sameYear = LocalDate.of(published.getYear(), month, day);
        return sameYear.isAfter(published) ? sameYear.minusYears(1) : sameYear;
      }
      YearMonth ym = YearMonth.from(published);
      while (!ym.isValidDay(day) || ym.atDay(day).isAfter(published)) {
        ym = ym.minusMonths(1);
      }
      return ym.atDay(day);
    }
  }

  /// All mentions in the span, full dates first, then in the order of the text.
  static List<Mention> in(String text, Span span) {
    List<Mention> found = new ArrayList<>();
    if (!mayHold(text, span)) {
      return found;
    }
    find(
        YEAR_FIRST,
        text,
        span,
        found,
        m ->
            m.group(2) != null
                ? full(m, m.group(1), m.group(2), m.group(3))
                : full(m, m.group(1), m.group(4), m.group(5)));
    find(DAYS_MONTH, text, span, found, m -> named(m, m.group(3), m.group(2), m.group(1)));
    find(DAY_MONTH, text, span, found, m -> named(m, m.group(3), m.group(2), m.group(1)));
    find(MONTH_DAY, text, span, found, m -> named(m, m.group(3), m.group(1), m.group(2)));
    find(
        CHINESE_DAY,
        text,
        span,
        found,
        m ->
            new Mention(
                at(m),
                0,
                m.group(1) == null ? 0 : number(m.group(1)),
                number(m.group(2)),
                -1,
                null));
    find(RELATIVE, text, span, found, Dates::relative);
    find(
        WEEKDAY,
        text,
        span,
        found,
        m ->
            new Mention(
                at(m), 0, 0, 0, -1, DayOfWeek.valueOf(m.group(1).toUpperCase(Locale.ROOT))));
    find(ON_THE, text, span, found, m -> new Mention(at(m), 0, 0, number(m.group(1)), -1, null));
    found.sort(
        (a, b) -> a.isFull() != b.isFull() ? (a.isFull() ? -1 : 1) : a.span().compareTo(b.span()));
    return found;
  }

  /// Twenty-twenty style stamps such as 20231229, which only headings use.
  static Optional<Mention> stamp(String text, Span span) {
    Matcher m = COMPACT.matcher(text).region(span.begin(), span.end());
    return m.find() ? Optional.of(full(m, m.group(1), m.group(2), m.group(3))) : Optional.empty();
  }

  /// Every shape has a digit, "day" (Monday, today), "this", "night" or 今, 昨 in it.
  private static boolean mayHold(String text, Span span) {
    for (int i = span.begin(); i < span.end(); i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || c == '今' || c == '昨') {
        return true;
      }
      if (text.startsWith("day", i) || text.startsWith("night", i) || text.startsWith("this ", i)) {
        return true;
      }
    }
    return false;
  }

  private interface Maker {
    Mention of(Matcher m);
  }

  private static void find(Pattern p, String text, Span span, List<Mention> to, Maker maker) {
    Matcher m = p.matcher(text).region(span.begin(), span.end()).useTransparentBounds(true);
    while (m.find()) {
      Mention mention = maker.of(m);
      if (mention.daysBack() >= 0 || mention.weekday() != null || isDay(mention)) {
        to.add(mention);
      }
    }
  }

  private static boolean isDay(Mention m) {
    return m.day() >= 1 && m.day() <= 31 && m.month() <= 12;
  }

  /// "today (28)": the number is the day of the month and decides, should the text be published a
  /// day later.
  private static Mention relative(Matcher m) {
    if (m.group(2) != null) {
      return new Mention(at(m), 0, 0, number(m.group(2)), -1, null);
    }
    String word = (m.group(1) == null ? m.group(3) : m.group(1)).toLowerCase(Locale.ROOT);
    boolean yesterday =
        word.startsWith("yester") || word.startsWith("last") || word.startsWith("昨");
    return new Mention(at(m), 0, 0, 0, yesterday ? 1 : 0, null);
  }

  private static Mention full(Matcher m, String year, String month, String day) {
    return new Mention(at(m), number(year), number(month), number(day), -1, null);
  }

  private static Mention named(Matcher m, @Nullable String year, String month, String day) {
    String prefix = month.toLowerCase(Locale.ROOT).substring(0, 3);
    int number =
        MONTHS.entrySet().stream()
            .filter(e -> e.getKey().startsWith(prefix))
            .findFirst()
            .orElseThrow()
            .getValue();
    return new Mention(at(m), year == null ? 0 : number(year), number, number(day), -1, null);
  }

  private static Span at(Matcher m) {
    return new Span(m.start(), m.end());
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
