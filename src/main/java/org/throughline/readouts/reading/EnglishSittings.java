package org.throughline.readouts.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Which sitting an English text reports: its number or designation, its day, its place, whether
/// enlarged.
final class EnglishSittings {
  private static final int LEAD = 3;
  private static final String NUMBER =
      "(?:\\d{1,3}(?:st|nd|rd|th)|" + Gazetteer.anyOf("ordinals-en") + ")";
  private static final String NOUN =
      "(?:meeting|session|sitting|conference|plenum|plenary|assembly)";
  private static final String SORT =
      "(?:ordinary|regular|special|plenary|annual|executive|extraordinary|enlarged|expanded"
          + "|ministerial|intergovernmental|legislative|emergency|formal|informal|cabinet|council|full|working|board|general|statutory|public|joint)";
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)\\b" + NUMBER + "[\\s*]+(?:\\(?" + SORT + "\\)?[\\s*]+){0,3}" + NOUN + "\\b");
  private static final Pattern TIMES =
      Pattern.compile(
          "(?i)\\b(?:met|convened|meets|held)\\s+for\\s+the\\s+(" + NUMBER + "\\s+time)");
  private static final Pattern DESIGNATED =
      Pattern.compile(
          "(?i)\\b(?:special|regular|ordinary|annual|monthly|weekly|bi-?weekly|quarterly"
              + "|emergency|extraordinary|inaugural|executive|statutory|adjourned|closed|open"
              + "|virtual|reconvened|organi[sz]ational|draft[\\s*]+budgetary[\\s*]+plan"
              + "|budget)[\\s*]+(?:(?:general|council|board|committee|public"
              + "|budget)[\\s*]+)?(?:meeting|session|sitting)\\b");
  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?is)(?:\\bspirit\\b|\\bconvey\\w*|\\bnext|\\bprevious|\\blast|\\bearlier"
              + "|\\bat\\s+the\\s+recent|\\bminutes\\s+of\\s+the)\\s[^.]{0,140}$");
  private static final Pattern MEETS =
      Pattern.compile(
          "(?i)\\b(?:held|met|convened?s?|took\\s+place|opened|concluded|presided|chaired"
              + "|meeting|session|sitting|approved|adopted|decided|demanded|ended|discussions?"
              + "|conference|gathered|cabinet|council)\\b");
  private static final Pattern NOT_OF_MEETING =
      Pattern.compile(
          "(?is)(?:\\bdated|\\bfrom|\\bbegan|\\bsince|\\buntil|\\bby|\\bbefore|\\bnext|\\bissued"
              + "|\\bfinal\\s+meeting)\\s+(?:on\\s+|the\\s+)?(?:\\w+day,?\\s+)?$");
  private static final Phrases ENLARGED =
      Phrases.of(
          "(?:enlarged|expanded)\\s*\\)?\\s+(?:meeting|session|conference)|(?:meeting"
              + "|session)\\s*\\(\\s*(?:enlarged|expanded)\\s*\\)",
          "en ex me se");
  private static final String CAP = "(?:\\p{Lu}[\\p{L}\\p{M}\\d’'&./-]*|\\d+)";
  private static final Pattern PLACE =
      Pattern.compile(
          "\\b(?:held|met|meeting|convened|gathered|took\\s+place|opened|concluded|assembled"
              + "|discussion|discussions|called|hosted|Held|Meeting|session|time|summit"
              + "|conference)\\b"
              + "([^.;“”\"]{0,90}?)\\b(?:at|in|AT|IN)\\s+(?:the\\s+|The\\s+|THE\\s+)?((?!\\d{1,2}[:.]\\d)"
              + CAP
              + "(?:,?\\s+(?:(?:of|the|and|for|de)\\s+){0,2}"
              + CAP
              + "){0,9})");
  private static final Pattern HEADING_PLACE =
      Pattern.compile(
          "(?is)\\bheld[\\s*]+(?:in|at|via)[\\s*]+(?:the[\\s*]+)?(.{3,160}?),?[\\s*]+(?:on"
              + "|at)[\\s*]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d)");
  private static final Pattern PLACE_LINE =
      Pattern.compile(
          "(?i)^[*_#\\s-]*(?:location|venue|place|where)[*_\\s]*:[*_\\s]*(.{3,120}?)[*_\\s]*$");
  private static final Pattern ROOM =
      Pattern.compile(
          "(?=.{4,90}$)(?!.*(?i:minutes|meeting|council|committee|board\\b|library\\s+of))\\W{0,3}\\p{Lu}[\\p{L}\\d.,’'# -]*"
              + "\\b(?:Hall|Room|Chambers?|Building|Cent(?:er|re)|House|Auditorium|Boardroom"
              + "|School|Church|Library)\\b[\\p{L}\\d.,’'# -]{0,60}");
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "(?is)^(?:"
              + Gazetteer.anyOf("months-en")
              + "|\\d|.*[’']s$|.*\\b(?:meeting|committee|session|conference|cabinet|minister"
              + "|president|chairman|ministry|department|thought|year|general|plan|order|state"
              + "|act|bill|line|accordance|view|addition|response)\\b(?!\\s+(?:room|hall|house"
              + "|chamber|cent))).*");
  private static final Pattern PLACE_END =
      Pattern.compile(
          "(?is),?\\s+(?:chaired|under|with|on|headed|led|presided|"
              + Gazetteer.anyOf("months-en")
              + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b.*$");

  private static final Pattern DATELINE = Pattern.compile("\\s*(?:[-–—]|\\(\\p{Lu})");

  private final Page page;
  private final List<Sentence> sentences;
  private final @Nullable Found title;

  EnglishSittings(Page page, List<Sentence> sentences, @Nullable Found title) {
    this.page = page;
    this.sentences = sentences;
    this.title = title;
  }

  @Nullable Found session() {
    List<Sentence> lead =
        sentences.stream().filter(s -> s.style() != Block.Style.HEADING).limit(LEAD + 2).toList();
    for (Pattern pattern : List.of(NUMBERED, DESIGNATED)) {
      Found found = title == null ? null : session(pattern, title.span());
      for (int i = 0;
          found == null && i < Math.min(lead.size(), pattern == NUMBERED ? LEAD + 2 : LEAD);
          i++) {
        found = session(pattern, lead.get(i).span());
      }
      if (found != null) {
        return found;
      }
      if (pattern == NUMBERED) {
        Found time = times();
        if (time != null) {
          return time;
        }
      }
    }
    return null;
  }

  private @Nullable Found times() {
    for (Sentence sentence : sentences) {
      Matcher m = TIMES.matcher(page.text).region(sentence.begin(), sentence.end());
      if (m.find()) {
        return Found.words(page.text, new Span(m.start(1), m.end(1)), 0.8, "session-times");
      }
    }
    return null;
  }

  private @Nullable Found session(Pattern pattern, Span within) {
    Matcher m = pattern.matcher(page.text).region(within.begin(), within.end());
    while (m.find()) {
      String before = page.text.substring(within.begin(), m.start());
      if ((isTitle(within) || !ANOTHER.matcher(before).find())
          && !before.toLowerCase().endsWith("next ")) {
        return Found.words(page.text, new Span(m.start(), m.end()), 0.8, "session");
      }
    }
    return null;
  }

  /// In a title, "Minutes of the" stands before this very sitting.
  private boolean isTitle(Span within) {
    return title != null
        && title.span().equals(within)
        && title.value().matches("(?is)\\W*(?:draft\\s+)?(?:minutes|notes|proceedings)\\s+of\\b.*");
  }

  @Nullable Found enlarged() {
    MatchResult m = ENLARGED.next(page.text, 0, Math.min(page.text.length(), 3000));
    return m != null
        ? Found.inferred("true", new Span(m.start(), m.end()), 0.9, "called-enlarged")
        : null;
  }

  @Nullable Found held(@Nullable LocalDate published) {
    Found found = null;
    if (title != null && title.value().toLowerCase(Locale.ROOT).contains("minutes")) {
      found =
          held(
              new Span(
                  title.span().begin(), Math.min(page.text.length(), title.span().end() + 250)),
              null);
    }
    for (Sentence sentence : sentences) {
      if (found != null) {
        return found;
      }
      if (MEETS.matcher(page.text).region(sentence.begin(), sentence.end()).find()
          && !isMeta(sentence)) {
        found = held(sentence.span(), published);
      }
    }
    if (found == null && title != null) {
      found = held(title.span(), null);
    }
    for (int i = 0; found == null && i < Math.min(page.lines.size(), 8); i++) {
      Span line = page.lines.get(i).span();
      found = line.length() < 60 && published == null ? held(line, null) : null;
    }
    return found;
  }

  private boolean isMeta(Sentence sentence) {
    return sentence.style() == Block.Style.HEADING
        && sentence.begin() < 200
        && title != null
        && !title.span().equals(sentence.span());
  }

  private @Nullable Found held(Span within, @Nullable LocalDate published) {
    for (Dates.Mention mention : Dates.in(page.text, within)) {
      String before =
          page.text.substring(
              Math.max(within.begin(), mention.span().begin() - 40), mention.span().begin());
      Optional<LocalDate> day = mention.resolve(published);
      String after =
          page.text.substring(
              mention.span().end(), Math.min(within.end(), mention.span().end() + 14));
      boolean dateline =
          (!mention.isFull() || (published != null && isTimed(within)))
              && DATELINE.matcher(after).lookingAt()
              && mention.span().begin() - within.begin() < 40;
      if (day.isPresent()
          && !dateline
          && !NOT_OF_MEETING.matcher(before).find()
          && !before.matches("(?is).*\\bdate\\s+")) {
        return new Found(
            day.get().toString(),
            mention.span(),
            !mention.isFull(),
            mention.isFull() ? 0.9 : 0.7,
            "held");
      }
    }
    return null;
  }

  private boolean isTimed(Span within) {
    return Dates.in(page.text, within).stream().anyMatch(mention -> !mention.isFull());
  }

  @Nullable Found place() {
    Found stated = statedPlace();
    if (stated != null) {
      return stated;
    }
    Span head = new Span(0, Math.min(page.text.length(), 900));
    Matcher heading = HEADING_PLACE.matcher(page.text).region(head.begin(), head.end());
    if (title != null && title.value().toLowerCase().contains("minutes") && heading.find()) {
      return place(new Span(heading.start(1), heading.end(1)), 0.9);
    }
    for (Sentence sentence : sentences) {
      Matcher m = PLACE.matcher(page.text).region(sentence.begin(), sentence.end());
      while (m.find()) {
        Span span = new Span(m.start(2), m.end(2));
        String words = span.in(page.text);
        Matcher end = PLACE_END.matcher(words);
        if (end.find()) {
          span = new Span(span.begin(), span.begin() + end.start());
        }
        boolean another = ANOTHER.matcher(page.text.substring(sentence.begin(), m.start())).find();
        if (!another && span.length() > 2 && !NO_PLACE.matcher(span.in(page.text)).matches()) {
          return place(span, 0.7);
        }
      }
    }
    return null;
  }

  /// "Location: ..." and, in minutes, a line that is the name of a room or house alone.
  private @Nullable Found statedPlace() {
    boolean minutes = title != null && title.value().toLowerCase(Locale.ROOT).contains("minutes");
    for (int i = 0; i < Math.min(page.lines.size(), 14); i++) {
      Span line = page.lines.get(i).span();
      Matcher named = PLACE_LINE.matcher(page.text).region(line.begin(), line.end());
      if (named.find()) {
        return place(new Span(named.start(1), named.end(1)), 0.9);
      }
    }
    return !minutes
        ? null
        : page.lines.stream()
            .limit(8)
            .map(Line::span)
            .filter(line -> ROOM.matcher(line.in(page.text)).matches())
            .findFirst()
            .map(line -> place(line, 0.8))
            .orElse(null);
  }

  private Found place(Span span, double confidence) {
    return Found.words(page.text, Trim.phrase(page.text, span), confidence, "place");
  }
}
