package org.throughline.readouts.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Attendance as minutes list it: a heading such as `PRESENT:` or `Also in attendance`, then names
/// on the same line, in lines wrapped by hand, or one a line.
final class AttendanceLists {
  private static final int LONGEST_LIST = 120;
  private static final Map<String, String> ROLES = roles();
  private static final Pattern HEADING =
      Pattern.compile(
          "^[*_#\\s-]*([A-Za-z][A-Za-z\\s/-]{2,50}?)[*_\\s]*(?:\\(\\d+\\))?\\s*(?::[*_\\s]*"
              + "|[*_]{2}\\s*$|$)");
  private static final Pattern WHERE =
      Pattern.compile(
          "\\s+(?:in\\s+the\\s+chamber|in\\s+person|online|remotely|virtually|via\\s+\\w+"
              + "|by\\s+\\w+)$");
  private static final Pattern NO_ENTRY =
      Pattern.compile(
          "(?i)^(?:(?-i:\\d{1,2}[.)]\\s+[A-Z][A-Z\\s’'&-]{5,}$)|#|---|\\*\\*\\d|\\d+\\.?\\d*\\*{0,2}$|(?:the\\s+)?(?:meeting|minutes)\\b"
              + "|apologies|regrets|absent|call\\s+to\\s+order|approval\\s+of|pledge\\s+of|quorum|welcome|opening|at\\s+the\\s+outset|disclosure|declaration|agenda).*");
  private static final Pattern PROSE =
      Pattern.compile(
          ".*\\b(?:was|were|is|are|had|has|be|that|called|agreed|received" + "|will)\\b.*");

  private static final Pattern THOSE_PRESENT =
      Pattern.compile("(?:[a-z-]+\\s+){1,3}(?:present|in\\s+attendance|attending)");
  private static final Pattern THOSE_ABSENT =
      Pattern.compile("(?:[a-z-]+\\s+){0,3}(?:absent|excused|not\\s+present|regrets)");
  private static final Pattern NOT_MEMBERS =
      Pattern.compile(
          "\\b(?:also|other|others|staff|guests?|visitors?|officials?|public|officers?|employees)\\b");
  private static final Pattern CHAIR =
      Pattern.compile(
          "(?is)(?:in\\s+the\\s+)?(?:chair|chairman|chairwoman|chairperson|presiding\\s+officer)");

  private final Page page;
  private final PeopleBook book;
  private boolean membersListed;

  AttendanceLists(Page page, PeopleBook book) {
    this.page = page;
    this.book = book;
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new HashMap<>();
    Gazetteer.groups("attendance-headings-en")
        .forEach((role, headings) -> headings.forEach(h -> roles.put(h, role)));
    return roles;
  }

  void read() {
    List<Line> lines = page.lines;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.words().indexOf(':') < 0 && line.span().length() > 45) {
        continue;
      }
      Matcher m = HEADING.matcher(line.words());
      String role = m.find() ? role(m.group(1)) : null;
      boolean alone = role != null && m.end() == line.words().length();
      if (role != null
          && !line.words().contains("http")
          && (line.words().contains(":")
              || (alone
                  && (line.isShouted()
                      || line.isMarkedHeading()
                      || line.words().startsWith("*"))))) {
        Span heading = new Span(line.span().begin() + m.start(1), line.span().begin() + m.end(1));
        i =
            list(
                i,
                line.span().begin() + m.end(),
                role.equals("none") ? null : Role.valueOf(role.toUpperCase(Locale.ROOT)),
                heading);
      }
    }
  }

  /// Reads the list that begins at `begin` in line `first`; returns the last line that belongs to
  /// it.
  private int list(int first, int begin, @Nullable Role role, Span heading) {
    Line line = page.lines.get(first);
    boolean empty = page.text.substring(begin, line.span().end()).isBlank();
    boolean ended = !empty && endsList(line);
    int last = first;
    boolean perLine = false;
    for (int i = first + 1; !ended && i < page.lines.size() && i - first < LONGEST_LIST; i++) {
      Line next = page.lines.get(i);
      if (!isEntry(next, empty && i == first + 1, perLine)) {
        break;
      }
      perLine |= next.isBullet() || (empty && i == first + 1 && !next.words().contains(","));
      last = i;
      ended = !perLine && endsList(next);
      if (perLine && i == first + 1) {
        begin = next.span().begin();
      }
    }
    if (role == null) {
      return last;
    }
    if (perLine) {
      for (int i = empty ? first + 1 : first; i <= last; i++) {
        add(entry(page.lines.get(i)), role, group(heading));
      }
    } else {
      add(
          new Span(
              Math.min(begin, page.lines.get(last).span().end()),
              page.lines.get(last).span().end()),
          role,
          null);
    }
    return last;
  }

  /// "In attendance" are staff where members were listed before, and the members themselves where
  /// not.
  private @Nullable String role(String heading) {
    String words = heading.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String role = ROLES.get(WHERE.matcher(words).replaceFirst(""));
    if (role == null && THOSE_PRESENT.matcher(words).matches()) {
      role = NOT_MEMBERS.matcher(words).find() ? "sat_in" : "attended";
    } else if (role == null && THOSE_ABSENT.matcher(words).matches()) {
      role = "none";
    }
    return words.equals("in attendance") && !membersListed ? "attended" : role;
  }

  private static boolean endsList(Line line) {
    return line.words().endsWith(".")
        && !line.words().matches(".*\\b(?:Mr|Ms|Mrs|Dr|\\p{Lu}|Cllr)\\.$");
  }

  private boolean isEntry(Line line, boolean directlyBelow, boolean perLine) {
    String words = line.words();
    Matcher m = HEADING.matcher(words);
    boolean heading = m.find() && role(m.group(1)) != null;
    if (heading || NO_ENTRY.matcher(words).matches() || PROSE.matcher(words).matches()) {
      return false;
    }
    if (perLine || directlyBelow) {
      return words.length() < 200 && !PersonList.in(page.text, entry(line), true).isEmpty();
    }
    return true;
  }

  private static Span entry(Line line) {
    Matcher bullet = Page.BULLET.matcher(line.words());
    int begin = line.span().begin() + (bullet.lookingAt() ? bullet.end() : 0);
    return new Span(begin, line.span().end());
  }

  /// "Board members in attendance" makes "Board members" the post of all listed one by one below
  /// it.
  private @Nullable Span group(Span heading) {
    Matcher m =
        Pattern.compile(
                "(?i)^((?:board|council|committee|steering"
                    + " council)\\s+members|councillors|directors|voting members)\\b")
            .matcher(heading.in(page.text));
    return m.find() ? new Span(heading.begin(), heading.begin() + m.end(1)) : null;
  }

  private boolean isChair(@Nullable Span post) {
    return post != null && CHAIR.matcher(post.in(page.text)).matches();
  }

  private void add(Span span, Role role, @Nullable Span group) {
    membersListed |= role == Role.ATTENDED;
    for (PersonList.Entry entry : PersonList.in(page.text, span, true)) {
      if (entry.name() != null) {
        book.add(
            entry.name(),
            entry.post() == null ? group : entry.post(),
            role == Role.ATTENDED && isChair(entry.post()) ? Role.PRESIDED : role,
            0.85,
            "attendance-list");
      }
    }
  }
}
