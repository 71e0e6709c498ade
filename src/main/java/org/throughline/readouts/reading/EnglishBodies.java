package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the organ that met.
///
/// Every capitalised phrase around an organ's head noun is a candidate; what stands beside it
/// ("meeting of the _", "_ convened", the headline) speaks for it; the fullest form of the winner
/// is taken.
final class EnglishBodies {
  private static final int READ = 20_000;
  private static final int ENOUGH = 4;
  private static final String CAP = "(?:\\p{Lu}[\\p{L}\\p{M}\\d’'&./-]*)";
  private static final String GAP = "[\\s*]{1,6}";
  private static final String LINKED =
      CAP + "(?:,?" + GAP + "(?:(?:and|&|of|the|for|AND|OF|THE)" + GAP + "){0,2}" + CAP + "){0,9}";
  private static final String HEAD = shouting(Gazetteer.anyOf("organs-en"));
  private static final String CONVENER = Gazetteer.anyOf("convening-organs-en");
  private static final String BEFORE =
      "(?:"
          + CAP
          + GAP
          + "(?:(?:and|&|of|for|AND|OF|FOR)"
          + GAP
          + "(?:(?:the|THE)"
          + GAP
          + ")?)?){0,8}";
  private static final String AFTER =
      "(?:"
          + GAP
          + "(?:of|on|for|between|OF|ON|FOR)"
          + GAP
          + "(?:(?:the|THE)"
          + GAP
          + ")?"
          + LINKED
          + "){0,3}";
  private static final Pattern ORGAN =
      Pattern.compile(
          "(?<![\\p{L}’])(?=\\p{Lu})" + BEFORE + "(?:" + HEAD + ")(?![\\p{L}])" + AFTER);
  private static final Pattern HEAD_NOUN =
      Pattern.compile("(?=[A-Z])\\b(?:" + HEAD + "|" + CONVENER + ")");
  private static final Pattern CONVENING =
      Pattern.compile(
          "(?<![\\p{L}’])(?=\\p{Lu})"
              + BEFORE
              + CONVENER
              + "(?="
              + GAP
              + "(?:recently\\s+|today\\s+|yesterday\\s+)?(?i:held|holds|convened"
              + "|convenes)\\s+(?i:an?|its|the)\\s)");

  private static final Pattern MEETING_OF =
      Pattern.compile(
          "(?is)\\b(?:meeting|session|sitting|conference|minutes"
              + "|proceedings)\\s+(?:was\\s+held\\s+by\\s+|of|for"
              + "|at)\\s+(?:the\\s+)?(?:so-called\\s+)?$");
  private static final Pattern SHOUTED_MEETING_OF =
      Pattern.compile("(?is)meeting[\\s*]+of[\\s*]+(?:the[\\s*]+)?$");
  private static final Pattern MEETING_VERB =
      Pattern.compile(
          "(?is)^[*\\s]*(?:[-–—:|]\\s*)?(?:\\([^)]{2,20}\\)\\s*)?,?\\s*(?:chaired\\s+by[^.]{0,250}?,\\s*)?(?:has\\s+|have\\s+|had\\s+|was\\s+)?(?:on\\s+\\w+day\\s+|recently\\s+|today\\s+|yesterday\\s+|formally\\s+)?"
              + "(?:(?:monthly|weekly|annual|regular|special|ordinary|general|quarterly"
              + "|extraordinary|virtual|board)\\s+)?(?:met\\b|meets\\b|convened|convenes|held"
              + "|holds|gathered|took\\s+place|meeting\\b(?!s)|session\\b|sitting\\b|today\\b)");
  private static final Pattern DECIDES =
      Pattern.compile(
          "(?is)^\\s*(?:\\([^)]{2,20}\\)\\s*)?(?:has\\s+|have\\s+|had\\s+)?(?:on\\s+\\w+day\\s+"
              + "|yesterday\\s+|today\\s+|also\\s+)?(?:approve|adopt|decide|recommend|demand"
              + "|discuss|agree|examin|review|consider|endorse|grant|expresse|inform|instruct)");
  private static final Pattern BY =
      Pattern.compile(
          "(?is)\\b(?:approved|adopted|approval\\s+of|granted|discussed"
              + "|agreed)\\s+(?:\\w+\\s+)?(?:by|at|of)?\\s*(?:the\\s+|a\\s+)?$");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?is)\\b(?:spirit\\s+of|convey\\w*|secretary\\s+of|member\\s+of|members\\s+of"
              + "|chairman\\s+of|chair\\s+of|speech\\s+at|report\\s+to|reported\\s+to"
              + "|submit\\w*\\s+to|appoint\\w*|formation\\s+of|office\\s+of"
              + "|leadership\\s+of)\\s+(?:[\\w’'“”-]+\\s+){0,14}$");
  private static final Pattern FRONT =
      Pattern.compile(
          "(?is)^(?:.*\\b(?:meeting|session|sitting|minutes|proceedings)"
              + GAP
              + "(?:of|for|at)"
              + GAP
              + "(?:the"
              + GAP
              + ")?)?(?:(?:The|On|At|In|During|Accordingly|However|A|An|When|While|Following|And"
              + "|But|For|From|By|Of|With|After|Additionally|Furthermore|This|That|Its|Our|Next|"
              + Gazetteer.anyOf("months-en")
              + "|"
              + Gazetteer.anyOf("ordinals-en")
              + "|\\d{1,3}(?:st|nd|rd|th))"
              + GAP
              + ")*");
  private static final Pattern BACK =
      Pattern.compile(
          "(?is)(?:"
              + GAP
              + "(?:held|meeting|convened|approves|adopts|met|today|opens|concludes|on"
              + GAP
              + "\\w+day)\\b.*)$");

  private final Page page;
  private final @Nullable Found title;

  EnglishBodies(Page page, @Nullable Found title) {
    this.page = page;
    this.title = title;
  }

  private record Candidate(Span span, String key, int score) {}

  Optional<Found> body() {
    List<Candidate> candidates = candidates();
    return candidates.stream()
        .filter(c -> c.score >= ENOUGH)
        .max(
            Comparator.comparingInt((Candidate c) -> total(c, candidates))
                .thenComparing(c -> -c.span.begin()))
        .map(best -> fullest(best, candidates))
        .map(best ->
            Found.words(page.text, best.span, Math.min(0.95, best.score / 12.0 + 0.5), "organ"));
  }

  private static int total(Candidate of, List<Candidate> all) {
    return all.stream().filter(c -> c.key.equals(of.key)).mapToInt(Candidate::score).sum();
  }

  private List<Candidate> candidates() {
    List<Candidate> found = new ArrayList<>();
    int end = Math.min(page.text.length(), READ);
    for (Block block : page.blocks) {
      if (block.span().begin() < end
          && HEAD_NOUN.matcher(page.text).region(block.span().begin(), block.span().end()).find()) {
        collect(ORGAN, block.span(), found);
        collect(CONVENING, block.span(), found);
      }
      if (found.size() > 200) {
        break;
      }
    }
    return found;
  }

  private void collect(Pattern pattern, Span block, List<Candidate> to) {
    Matcher m =
        pattern
            .matcher(page.text)
            .region(block.begin(), Math.min(block.end(), block.begin() + 5000));
    m.useTransparentBounds(true);
    while (m.find() && to.size() <= 200) {
      Span span = bare(new Span(m.start(), m.end()));
      String key = key(span.in(page.text));
      if (key.indexOf(' ') > 0 || key.equals("cabinet") || key.equals("parliament")) {
        to.add(new Candidate(span, key, score(span, block)));
      }
    }
  }

  private Span bare(Span span) {
    Matcher front = FRONT.matcher(page.text).region(span.begin(), span.end());
    int begin = front.lookingAt() ? front.end() : span.begin();
    String rest = page.text.substring(begin, span.end());
    Matcher back = BACK.matcher(rest);
    int end = back.find() && back.start() > 3 ? begin + back.start() : span.end();
    return Trim.phrase(page.text, new Span(begin, end));
  }

  private int score(Span span, Span block) {
    String before = page.text.substring(Math.max(block.begin(), span.begin() - 140), span.begin());
    String after = page.text.substring(span.end(), Math.min(block.end(), span.end() + 330));
    int score = 0;
    boolean elsewhere = ELSEWHERE.matcher(before).find();
    if (MEETING_OF.matcher(before).find() || SHOUTED_MEETING_OF.matcher(before).find()) {
      score += elsewhere ? 0 : 5;
    }
    if (!elsewhere && MEETING_VERB.matcher(after).find()) {
      score += 5;
    } else if (!elsewhere && DECIDES.matcher(after).find()) {
      score += 4;
    }
    if (BY.matcher(before).find()) {
      score += 4;
    }
    if (score == 0 && span.begin() < 160 && isMinutes() && isLine(span)) {
      score += 4;
    }
    if (title != null && title.span().contains(span) && score > 0) {
      score += 2;
    }
    return score > 0 && span.begin() < 1500 ? score + 1 : score;
  }

  private boolean isMinutes() {
    return page.text
        .substring(0, Math.min(page.text.length(), 400))
        .toLowerCase(Locale.ROOT)
        .contains("minutes");
  }

  /// Minutes are headed with the body alone in a line.
  private boolean isLine(Span span) {
    return page.lines.stream()
        .limit(3)
        .anyMatch(line -> Trim.marks(page.text, line.span()).equals(span));
  }

  /// Another mention that says the same and more, unless it is a body below or above it.
  private Candidate fullest(Candidate best, List<Candidate> candidates) {
    Set<String> words = new HashSet<>(List.of(best.key.split(" ")));
    return candidates.stream()
        .filter(c -> Set.of(unique(c.key)).containsAll(words) && c.key.split(" ").length <= 16)
        .filter(c ->
            sameHead(c.key, best.key) && !ELSEWHERE.matcher(before(c)).find() || c.equals(best))
        .max(
            Comparator.comparingInt((Candidate c) -> c.key.length())
                .thenComparing(c -> c.span.length())
                .thenComparing(c -> -c.span.begin()))
        .map(c -> new Candidate(c.span, c.key, Math.max(c.score, best.score)))
        .orElse(best);
  }

  private String before(Candidate c) {
    return page.text.substring(Math.max(0, c.span.begin() - 60), c.span.begin());
  }

  private static String[] unique(String key) {
    return new HashSet<>(List.of(key.split(" "))).toArray(String[]::new);
  }

  /// "X Committee" and "X Committee of Y" share their head; "Office of the X Committee" does not.
  private static boolean sameHead(String a, String b) {
    String headA = a.replaceAll(" (?:of|on|for) .*", "");
    String headB = b.replaceAll(" (?:of|on|for) .*", "");
    return headA.endsWith(headB) || headB.endsWith(headA) || a.endsWith(b);
  }

  private static String key(String words) {
    return words
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\d]+", " ")
        .replaceAll("\\bthe ", "")
        .replaceAll("\\bun ", "united nations ")
        .replaceAll("\\bpolitical bureau\\b(?: of (?:\\w+ )?central committee\\b)?", "politburo")
        .strip();
  }

  private static String shouting(String heads) {
    return heads
        + "|"
        + Gazetteer.lines("organs-en").stream()
            .filter(h -> h.matches("[\\w -]+"))
            .map(h -> h.toUpperCase(Locale.ROOT).replace(" ", "[\\s*]+"))
            .collect(java.util.stream.Collectors.joining("|"));
  }
}
