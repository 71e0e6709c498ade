package org.throughline.readouts.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Reading.Tongue;

/// Finds a text's own headline.
///
/// Headlines are repeated, first in a shortened form; stand behind a site's crumbs; stretch over
/// several lines of capitals in minutes, which name body and meeting before HELD. A text that opens
/// with its lead sentence has none.
final class Headings {
  private static final int HEAD_LINES = 10;
  private static final Pattern METADATA =
      Pattern.compile(
          "(?i)^(?:date\\s+\\d{4}-.*|(?:title|layout|date|author|tags|slug|permalink|categories"
              + "|description)\\s*:.*|\\[original"
              + " file\\].*|-{3,}|e-?mail\\b.*|《[^》]{2,20}》\\s*[（(]?\\d{8}.*|[\\d\\s:.,/-]+"
              + "|https?:\\S+"
              + "|\\d{1,2}-[a-z]{3}-\\d{4}.*|.{0,40}\\b(?:source|来源)\\s*[:：].*|(?:time|时间|发布时间"
              + "|published|posted).{0,40}\\d{4}.*)$");
  private static final Pattern CRUMBS =
      Pattern.compile("^(?:Home|首页)\\s*(?:»|>|›|/|->)\\s*(?:[^»>›]{2,30}\\s*(?:»|>|›)\\s*){0,3}");
  private static final Pattern DATE_PREFIX =
      Pattern.compile("(?i)^date\\s+\\d{4}-\\d\\d-\\d\\d\\s+");
  private static final Pattern HELD =
      Pattern.compile("(?i)[*\\s,]+held\\s+(?:in|at|on|via|by|remotely)\\b");
  private static final Pattern MINUTES =
      Pattern.compile("(?i)^[*#\\s]*(?:draft\\s+)?(?:minutes|meeting\\s+minutes|notes)\\b");
  private static final Pattern OF_MEETING =
      Pattern.compile(
          "(?i)^[*#\\s]*(?:draft\\s+)?(?:minutes|notes|proceedings|summary|record)\\s+of\\s+(?:the\\s+|an?\\s+)?"
              + "(?:[\\w’'-]+\\s+){0,6}(?:meeting|session|sitting)\\b"
              + "|^[*#\\s]*(?:[\\w’'-]+\\s+){0,4}meeting\\s+minutes\\W*$");
  private static final Pattern BANNER =
      Pattern.compile(
          "(?i)^(?:the\\s+)?(?:corporation\\s+of\\s+)?(?:the\\s+)?(?:township|municipality|city"
              + "|town|county|village)\\s+of\\s+[\\w\\s]+$|^minutes$");

  private final Page page;

  Headings(Page page) {
    this.page = page;
  }

  @Nullable Found title() {
    List<Line> lines = page.lines;
    for (int i = 0; i < Math.min(lines.size(), HEAD_LINES); i++) {
      Line line = lines.get(i);
      Span span = withoutPrefix(line);
      String words = span.in(page.text);
      if (METADATA.matcher(line.words()).matches()
          || BANNER.matcher(Trim.marks(page.text, span).in(page.text)).matches()) {
        continue;
      }
      if (isLead(words)) {
        return null;
      }
      if (isShortened(words) && i + 1 < lines.size()) {
        Line next = lines.get(i + 1);
        span = repeats(words, next.words()) ? next.span() : span;
      } else if (i < 4 && minutesOfMeeting(i + 1) > 0 && !OF_MEETING.matcher(words).find()) {
        int named = minutesOfMeeting(i + 1);
        span = minutesHeading(named, lines.get(named).span());
      } else if (MINUTES.matcher(words).find()) {
        span = minutesHeading(i, span);
      }
      Span bare = Trim.marks(page.text, span);
      if (bare.length() > 0) {
        return Found.words(page.text, bare, 0.85, "headline");
      }
    }
    return null;
  }

  /// The line among the next few that is headed "Minutes of the ... meeting of ...", or -1.
  private int minutesOfMeeting(int from) {
    for (int i = from; i < Math.min(page.lines.size(), from + 4); i++) {
      if (OF_MEETING.matcher(page.lines.get(i).words()).find()) {
        return i;
      }
    }
    return -1;
  }

  private Span withoutPrefix(Line line) {
    int begin = line.span().begin();
    for (Pattern prefix : List.of(DATE_PREFIX, CRUMBS)) {
      Matcher m = prefix.matcher(page.text).region(begin, line.span().end());
      if (m.find()) {
        begin = m.end();
      }
    }
    return new Span(begin, line.span().end());
  }

  /// A lead is a whole sentence: it ends as one, or is longer than any headline.
  private boolean isLead(String words) {
    if (page.tongue == Tongue.CHINESE) {
      return words.length() > 90 || words.endsWith("。");
    }
    return words.length() > 300
        || (words.length() > 120 && words.endsWith("."))
        || words.matches("(?s).{60,}[a-z]{2}[.][”\"]?");
  }

  private static boolean isShortened(String words) {
    return words.endsWith("…") || words.endsWith("...");
  }

  private static boolean repeats(String shortened, String full) {
    String stem = shortened.replaceAll("(?:…|\\.\\.\\.)$", "").strip();
    return stem.length() > 5 && full.startsWith(stem.substring(0, stem.length() - 1));
  }

  /// The heading of minutes up to HELD, over as many lines as it takes.
  private Span minutesHeading(int index, Span first) {
    int last = Math.min(page.lines.size() - 1, index + 5);
    Span reach =
        new Span(first.begin(), Math.min(page.lines.get(last).span().end(), first.begin() + 600));
    Matcher held = HELD.matcher(page.text).region(reach.begin(), reach.end());
    if (!held.find()) {
      return first;
    }
    String between = page.text.substring(first.begin(), held.start());
    boolean oneHeading =
        between
            .lines()
            .filter(l -> !l.isBlank())
            .noneMatch(l -> l.matches(".*[a-z]{3}.*[.:]\\s*$"));
    return oneHeading
            && !page.text.substring(held.start(), held.end()).isBlank()
            && sameCase(between)
        ? new Span(first.begin(), held.start())
        : first;
  }

  private static boolean sameCase(String heading) {
    return heading.length() < 400
        && (heading.equals(heading.toUpperCase()) || !heading.contains("\n\n"));
  }
}
