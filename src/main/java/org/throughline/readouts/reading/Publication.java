package org.throughline.readouts.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When and by whom a text was published, as its first and last lines mark it.
///
/// Shapes: a leading `date 2024-01-03`, `Pub Date:2020-06-17`, `时间:2021-09-07`, `Source: ...`, a
/// day-file heading with `(20231229)`, a wire's time stamp, `CITY (Agency) -`, `（某某报记者...）`, a
/// sign-off.
final class Publication {
  private static final int HEAD_LINES = 12;
  private static final Pattern MARKED =
      Pattern.compile(
          "(?i)(?:^|[\\s|【（(])(?:pub(?:lish(?:ed|ing)?)?\\.?\\s*(?:date|time|on)?|release(?:d"
              + "|\\s+date)?|posted(?:\\s+on)?|updated?(?:\\s+on)?"
              + "|date|时间|发布(?:时间|日期|于)?|日期)\\s*[:：]?\\s*(?=\\d|[A-Z][a-z]{2,8}day"
              + "|[A-Z][a-z]{2,8}\\.?\\s+\\d)");
  private static final Pattern STAMP =
      Pattern.compile(
          "(?i)^\\s*(?:\\d{1,2}-[a-z]{3}-(?:19|20)\\d\\d|(?:19"
              + "|20)\\d\\d[-/年]\\d{1,2}[-/月]\\d{1,2}日?)(?:[\\sT]+\\d{1,2}:\\d\\d(?:[:.]\\d\\d)*)?.{0,12}$");
  private static final String DAY_AND_YEAR =
      "(?:\\d{1,2}\\s+[A-Z][a-z]{2,8}\\.?|[A-Z][a-z]{2,8}\\.?\\s+\\d{1,2}),?\\s+(?:19|20)\\d\\d";
  private static final Pattern PRESS_DATE =
      Pattern.compile(
          "^(?:[A-Z][\\p{L}.’' -]{1,40},\\s*){0,2}"
              + DAY_AND_YEAR
              + "(?:\\s*$|\\s*[-–—]|\\.\\s|\\s*\\(\\p{Lu})");
  private static final Pattern MINUTES =
      Pattern.compile("(?i)\\bminutes\\b|\\b(?:attendees|present|apologies)\\s*[*_]*:");
  private static final Pattern SOURCE_LINE =
      Pattern.compile(
          "(?i)(?:source|issued\\s+by|released\\s+by|来源|稿源|信息来源)\\s*[:：]\\s*([^\\n"
              + "|【】]{2,60}?)(?=\\s*(?:\\||【|\\n"
              + "|$|时间|发布(?=时间|日期|于|[:：\\s])|作者|浏览|编辑|Pub|Date|Author|\\s{2,}|\\d{4}-))");
  private static final Pattern AGENCY =
      Pattern.compile("(?i)\\(?\\b(" + Gazetteer.anyOf("agencies-en") + ")\\b\\)?\\s*(?:[-–—:]|$)");
  private static final Pattern DATELINE =
      Pattern.compile(
          "^[A-Z][\\p{L}.,\\s]{2,40}?(?:,\\s*[A-Z][a-z]+\\.?\\s+\\d{1,2})?(?:,?\\s*\\d{4})?\\s*\\(([A-Z][\\w\\s]{2,30})\\)\\s*[-–—]");
  private static final Pattern CHINESE_AGENCY =
      Pattern.compile(
          "(?:^|[（(\\s])([\\p{IsHan}]{2,10}?(?:社|网|报|台|日报|晚报|客户端|频道"
              + "|新闻))(?:[\\p{IsHan}]{0,4}?\\d{0,2}月?\\d{0,2}日?)(?:消息|讯|电|记者|[（(]记者)");
  private static final Pattern OUTLET_LINE =
      Pattern.compile("^([\\p{IsHan}]{2,12}(?:报|网|社|台|发布|频道|日报))$");
  private static final Pattern REPORTER =
      Pattern.compile("\\((?:By\\s+)?([A-Z][\\w’' ]{3,40}?)\\s+reporters?\\b");
  private static final Phrases OFFICE_SAID =
      Phrases.of(
          "(?:(?:according\\s+to|added|said|issued\\s+by|released\\s+by|statement\\s+(?:by"
              + "|from))\\s+(?:the\\s+)?|the\\s+)"
              + "(?-i:((?:[A-Z][\\w’']+\\s+){0,5}?(?:Communications?\\s+Department"
              + "|Media\\s+Division|Media\\s+Unit|Press\\s+Office|Information\\s+(?:Department"
              + "|Office|Division)|Department\\s+of\\s+Government\\s+Information"
              + "|Press\\s+Service|Media\\s+Office)))",
          "ac ad sa is re st th");

  private final Page page;

  Publication(Page page) {
    this.page = page;
  }

  @Nullable Found published() {
    List<Line> lines = page.lines;
    for (int i = 0; i < Math.min(lines.size(), HEAD_LINES); i++) {
      Line line = lines.get(i);
      Span head = head(line);
      Matcher marked = MARKED.matcher(page.text).region(head.begin(), head.end());
      if (marked.find() && !isDayOfMinutes(marked.group())) {
        Found date = full(new Span(marked.start(), head.end()), "date-line");
        if (date != null) {
          return date;
        }
      }
      if (STAMP.matcher(line.words()).matches()
          || isPressDate(line)
          || SOURCE_LINE.matcher(line.words()).lookingAt()) {
        Found date = full(head, "time-stamp");
        if (date != null) {
          return date;
        }
      }
      if (line.words().startsWith("《")) {
        Optional<Dates.Mention> stamp = Dates.stamp(page.text, line.span());
        if (stamp.isPresent()) {
          return found(stamp.get(), "day-file");
        }
      }
    }
    return null;
  }

  /// Metadata stands at the beginning of a line; a paragraph may follow on the same line.
  private static Span head(Line line) {
    return new Span(line.span().begin(), Math.min(line.span().end(), line.span().begin() + 160));
  }

  /// "Date:" at the head of minutes is the day of the meeting.
  private boolean isDayOfMinutes(String mark) {
    return mark.strip().matches("(?i)date\\s*:?")
        && MINUTES.matcher(page.text.substring(0, Math.min(page.text.length(), 600))).find();
  }

  /// "Press release, 14 November 2025", or the city and the day before a lead; the minutes of a
  /// meeting bear its own day there.
  private boolean isPressDate(Line line) {
    String head = page.text.substring(0, Math.min(page.text.length(), 400));
    return PRESS_DATE.matcher(line.words()).find() && !MINUTES.matcher(head).find();
  }

  private @Nullable Found full(Span span, String rule) {
    return Dates.in(page.text, span).stream()
        .filter(Dates.Mention::isFull)
        .findFirst()
        .map(mention -> found(mention, rule))
        .orElse(null);
  }

  private static @Nullable Found found(Dates.Mention mention, String rule) {
    return mention
        .resolve(null)
        .map(LocalDate::toString)
        .map(iso -> new Found(iso, mention.span(), false, 0.95, rule))
        .orElse(null);
  }

  @Nullable Found source() {
    List<Line> lines = page.lines;
    for (int i = 0; i < Math.min(lines.size(), HEAD_LINES); i++) {
      Found found = sourceIn(lines.get(i), i);
      if (found != null) {
        return found;
      }
    }
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 4); i--) {
      Found found = signOff(lines.get(i));
      if (found != null) {
        return found;
      }
    }
    MatchResult office = OFFICE_SAID.next(page.text, 0, Math.min(page.text.length(), 60_000));
    return office == null ? null : group(office, 0.7, "office-said");
  }

  private @Nullable Found sourceIn(Line line, int index) {
    Span span = line.span();
    Found found = first(SOURCE_LINE, head(line), 0.95, "source-line");
    if (found == null) {
      found = first(DATELINE, head(line), 0.9, "dateline");
    }
    if (found == null) {
      found = first(CHINESE_AGENCY, head(line), 0.9, "agency-line");
    }
    if (found == null && index < 5) {
      found = first(OUTLET_LINE, span, 0.8, "outlet-line");
    }
    return found;
  }

  private @Nullable Found signOff(Line line) {
    Span tail = new Span(Math.max(line.span().begin(), line.span().end() - 120), line.span().end());
    Found found = first(REPORTER, tail, 0.9, "reporter");
    if (found == null && line.span().length() < 90) {
      found = first(SOURCE_LINE, line.span(), 0.9, "sign-off");
    }
    if (found == null) {
      found = first(CHINESE_AGENCY, tail, 0.8, "reporter");
    }
    if (found == null && line.span().length() < 30) {
      found = first(AGENCY, line.span(), 0.9, "sign-off");
    }
    return found;
  }

  private @Nullable Found first(Pattern pattern, Span span, double confidence, String rule) {
    Matcher m = pattern.matcher(page.text).region(span.begin(), span.end());
    return m.find() ? group(m, confidence, rule) : null;
  }

  private Found group(MatchResult m, double confidence, String rule) {
    return Found.words(
        page.text, Trim.phrase(page.text, new Span(m.start(1), m.end(1))), confidence, rule);
  }
}
