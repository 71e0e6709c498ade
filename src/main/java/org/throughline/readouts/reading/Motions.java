package org.throughline.readouts.reading;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Motions in running minutes, which were carried: "X moved to approve Y. Z seconded. Motion
/// carried.", "A motion to approve Y was made by X and passed".
final class Motions {
  private static final int VOTE_WITHIN = 260;
  private static final Phrases MOTION =
      Phrases.of(
          "(?:moved(?:,\\s+(?:and\\s+)?(?:seconded|second)\\s+by\\s+[^.;:\\n]{3,60}?)?|motioned|made\\s+(?:a|the)\\s+motion|motion(?:\\s+(?:was"
              + "\\s+made|by\\s+[^.;:\\n"
              + "]{3,60}?))?)[,:]?\\s+to\\s+",
          "mo ma th");
  private static final Pattern END =
      Pattern.compile(
          "(?i)[;\\n]|,?\\s+(?:was|were|be)\\s+(?:made|moved|proposed|carried|passed|seconded"
              + "|approved)\\b|,?\\s+(?:and\\s+)?(?:seconded|second\\s+by|moved\\s+by)\\b"
              + "|\\.\\s+(?=\\p{Lu})|\\.\\s*$");
  private static final Pattern CARRIED =
      Pattern.compile(
          "(?i)\\b(?:carried|passed|passes|approved|adopted|agreed|unanimous(?:ly)?"
              + "|all\\s+in\\s+favou?r|all\\s+ayes|ayes?\\s*:)");
  private static final Pattern NOT_CARRIED =
      Pattern.compile("(?i)\\b(?:failed|fails|defeated|lost|withdrawn|tabled|no\\s+second)\\b");
  private static final Pattern APPROVE =
      Pattern.compile(
          "(?i)^(?:approve|adopt|accept|ratify|pass|endorse|authori[sz]e)\\s+(?:of\\s+)?(?:the\\s+)?");
  private static final Pattern NO_ITEM =
      Pattern.compile(
          "(?is)^(?:adjourn|close|recess|enter\\s|go\\s+into|convene|suspend|extend\\s+the"
              + "\\s+meeting|come\\s+out|table\\s).*|.*\\b(?:adjourn|executive\\s+session"
              + "|closed\\s+session)\\b.*");

  private final Page page;
  private final BusinessBook book;

  Motions(Page page, BusinessBook book) {
    this.page = page;
    this.book = book;
  }

  void read() {
    int length = page.lines.isEmpty() ? 0 : page.lines.getLast().span().end();
    MatchResult m = MOTION.next(page.text, 0, length);
    while (m != null) {
      MatchResult next = MOTION.next(page.text, m.end(), length);
      int reach = Math.min(length, m.end() + 600);
      Matcher stop = END.matcher(page.text).region(m.end(), reach);
      int to = stop.find() ? stop.start() : reach;
      int vote = Math.min(next == null ? length : next.start(), to + VOTE_WITHIN);
      if (isCarried(new Span(to, Math.max(to, vote)))) {
        add(new Span(m.end(), to));
      }
      m = next;
    }
  }

  private boolean isCarried(Span behind) {
    Matcher carried = CARRIED.matcher(page.text).region(behind.begin(), behind.end());
    Matcher lost = NOT_CARRIED.matcher(page.text).region(behind.begin(), behind.end());
    return carried.find() && (!lost.find() || lost.start() > carried.end());
  }

  private void add(Span motion) {
    String words = motion.in(page.text);
    if (motion.length() < 6 || NO_ITEM.matcher(words).matches()) {
      return;
    }
    Matcher verb = APPROVE.matcher(page.text).region(motion.begin(), motion.end());
    int begin = verb.lookingAt() ? verb.end() : motion.begin();
    Span bare = Trim.phrase(page.text, new Span(begin, motion.end()));
    if (bare.length() > 2) {
      book.add(BusinessKind.ADOPTED, bare, 0.75, "motion-carried");
    }
  }
}
