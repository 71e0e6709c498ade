package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decisions as minutes record them: `And Resolved: “That X be adopted”`, `R2020-3 A, B: That X.
/// Carried.`, bullets below "Grants approved", `Board vote: approved to X`, `X - Approved by board
/// vote`.
final class Resolutions {
  private static final Phrases RESOLVED =
      Phrases.of(
          "(?:and\\s+resolved\\b|(?:it\\s+was|council|board|meeting|committee"
              + "|members)\\s+(?:then\\s+|further\\s+|unanimously\\s+|also\\s+)?(?:resolved"
              + "|agreed)\\b|[A-Z]?\\d{2,4}[-/]\\d+[^:\\n"
              + "]{0,80}:|moved(?:\\s+by)?[^:\\n"
              + "]{0,80}:|motion[^:\\n"
              + "]{0,60}:|resolution[^:\\n"
              + "]{0,60}:|resolved\\s*:|seconded(?:\\s+by)?[^:\\n"
              + "]{0,60}:?\\s)\\s*:?\\s*[*_“\"'\\s]*(?<=[\\s:“\"'*])that,?\\s+",
          "an it co bo me mo re se #");
  private static final Pattern END =
      Pattern.compile(
          "(?i)[.;]?\\s*(?:[”\"]|\\bcarried\\b|\\bdefeated\\b|\\blost\\b"
              + "|(?-i:\\.\\s+(?=\\p{Lu}))|\\.\\s*$)");
  private static final Pattern LOST =
      Pattern.compile("(?i)^[^\\n]{0,20}\\b(?:defeated|lost|withdrawn)\\b");
  private static final Pattern PASSED =
      Pattern.compile(
          "(?is),?\\s+(?:(?:be|is|are)\\s+(?:and\\s+(?:is|are)\\s+)?(?:hereby\\s+)?(?:approved"
              + "|adopted|accepted|received|passed|noted|ratified|confirmed"
              + "|taken\\s+as\\s+read)\\b.*)$");
  private static final Pattern WE =
      Pattern.compile(
          "(?i)^(?:we|council|the\\s+council|the\\s+board"
              + "|the\\s+committee)\\s+(?:do\\s+)?(?:hereby\\s+)?(?:pass(?:es)?|approves?"
              + "|adopts?|accepts?|receives?|ratif(?:y|ies)|endorses?)\\s+");
  private static final Pattern CUT =
      Pattern.compile(
          "(?is),?\\s+(?:in\\s+recognition\\s+of|in\\s+accordance\\s+with|pursuant\\s+to"
              + "|subject\\s+to)\\b.*$");
  private static final Pattern ADJOURN =
      Pattern.compile(
          "(?is).*\\b(?:adjourn|minutes\\s+(?:silence|of\\s+silence)|closed?\\s+session"
              + "|in\\s+camera|go\\s+into)\\w*.*");
  private static final Pattern APPROVED_HEADING =
      Pattern.compile(
          "(?i).*\\b(?:approved|adopted|accepted|passed|decisions?" + "|resolutions?)\\W*$");
  private static final Pattern VOTE =
      Pattern.compile(
          "(?i)^(?:[-*+•]\\s+)?(?:board\\s+vote|vote|decision|motion|approved|resolved|agreed"
              + "|accepted)\\b\\s*[:–-]?\\s*(?:passed|carried|approved"
              + "|unanimous(?:ly)?)?\\s*(?:by\\s+board\\s+vote)?\\s*:?\\s*");
  private static final Pattern BY_VOTE =
      Pattern.compile(
          "(?i)\\s*[-–—:]\\s*(?:approved|accepted|passed|adopted)\\b(?:\\s+by\\b.*)?\\W*$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{2,160})\\]\\(");

  private final Page page;
  private final BusinessBook book;

  Resolutions(Page page, BusinessBook book) {
    this.page = page;
    this.book = book;
  }

  void read() {
    @Nullable Block heading = null;
    boolean approving = false;
    List<Block> names = new ArrayList<>();
    for (Block block : page.blocks) {
      String words = block.span().in(page.text);
      if (block.style() == Block.Style.HEADING) {
        names(names);
        heading = block;
        approving = APPROVED_HEADING.matcher(words).matches();
      } else if (block.style() == Block.Style.BULLET) {
        if (approving && isName(block)) {
          names.add(block);
        } else if (approving) {
          add(entry(block), "approved-list");
        } else {
          vote(block, heading);
        }
      }
    }
    names(names);
    motions();
  }

  /// A list of names under one decision is one item.
  private void names(List<Block> names) {
    if (!names.isEmpty()) {
      add(
          new Span(entry(names.getFirst()).begin(), names.getLast().span().end()),
          "approved-names");
      names.clear();
    }
  }

  private boolean isName(Block block) {
    List<PersonList.Entry> entries = PersonList.in(page.text, entry(block), false);
    return entries.size() == 1
        && entries.getFirst().name() != null
        && entries.getFirst().name().length() > block.span().length() - 6;
  }

  private Span entry(Block block) {
    Matcher bullet =
        Page.BULLET.matcher(page.text).region(block.span().begin(), block.span().end());
    return new Span(bullet.lookingAt() ? bullet.end() : block.span().begin(), block.span().end());
  }

  private void vote(Block block, @Nullable Block heading) {
    Span entry = entry(block);
    String words = entry.in(page.text);
    Matcher byVote = BY_VOTE.matcher(words);
    if (byVote.find() && byVote.start() > 3) {
      String subject =
          words.substring(0, byVote.start()).replaceAll("(?s):?\\s*\\[?https?:.*$", "");
      add(new Span(entry.begin(), entry.begin() + subject.length()), "approved-by-vote");
      return;
    }
    Matcher vote = VOTE.matcher(words);
    if (!vote.find() || words.matches("(?i)(?:motion|vote)\\s+(?:to|for|on)\\b.*")) {
      return;
    }
    String rest = words.substring(vote.end());
    Matcher to = Pattern.compile("(?i)^(?:to|that)\\s+").matcher(rest);
    if (to.find()) {
      add(new Span(entry.begin() + vote.end() + to.end(), entry.end()), "vote");
    } else if (heading != null
        && words.matches("(?is)(?:board\\s+vote|vote)\\b.*(?:passed|approved|carried).*")) {
      add(topic(heading), "vote-on-heading");
    }
  }

  /// The matter a heading names: the words of its link if it has one, else what follows the marks.
  private Span topic(Block heading) {
    Matcher link = LINK.matcher(page.text).region(heading.span().begin(), heading.span().end());
    return link.find() ? new Span(link.start(1), link.end(1)) : heading.span();
  }

  private void motions() {
    int length = page.lines.isEmpty() ? 0 : page.lines.getLast().span().end();
    int block = 0;
    for (MatchResult m = RESOLVED.next(page.text, 0, length);
        m != null;
        m = RESOLVED.next(page.text, m.end(), length)) {
      while (page.blocks.get(block).span().end() < m.end()) {
        block++;
      }
      int end = Math.min(page.blocks.get(block).span().end(), m.end() + 2500);
      Matcher stop = END.matcher(page.text).region(m.end(), Math.max(end, m.end()));
      int to = stop.find() ? stop.start() : end;
      boolean lost = LOST.matcher(page.text.substring(to, Math.min(length, to + 40))).find();
      if (!lost && isDecision(m.group(), page.text.substring(m.end(), Math.max(to, m.end())))) {
        motion(new Span(m.end(), to));
      }
    }
  }

  /// "It was agreed that the speech serves as a guide" states an opinion; a decision says what
  /// shall be.
  private static boolean isDecision(String opening, String words) {
    boolean formal = !opening.toLowerCase(Locale.ROOT).contains("agreed");
    return formal
        || words.matches("(?is).*\\b(?:be|would|will|should|shall|to|do)\\b.*")
            && !words.matches("(?is)^[^,]{0,120}\\b(?:serves|is|are|was|were|has|had)\\b.*");
  }

  private void motion(Span motion) {
    String words = motion.in(page.text);
    if (ADJOURN.matcher(words).matches()) {
      return;
    }
    int begin = motion.begin();
    Matcher we = WE.matcher(words);
    if (we.find()) {
      begin += we.end();
      words = words.substring(we.end());
    }
    for (Pattern tail : List.of(CUT, PASSED)) {
      Matcher m = tail.matcher(words);
      if (m.find() && m.start() > 5) {
        words = words.substring(0, m.start());
      }
    }
    boolean arranged = words.matches("(?is).*\\bwould\\s+take\\s+place\\b.*|^next\\s.*");
    Span span = Trim.phrase(page.text, new Span(begin, begin + words.length()));
    book.add(arranged ? BusinessKind.ARRANGED : BusinessKind.ADOPTED, span, 0.8, "resolved");
  }

  private void add(Span span, String rule) {
    Span bare = Trim.phrase(page.text, span);
    if (bare.length() > 2) {
      book.add(BusinessKind.ADOPTED, bare, 0.7, rule);
    }
  }
}
