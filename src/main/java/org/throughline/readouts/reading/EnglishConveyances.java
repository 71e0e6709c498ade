package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Upstream speeches, documents and conferences that a meeting conveyed or studied, in translated
/// readouts; also the participles that list a meeting's business ("studying relevant documents ...,
/// approving some proposals").
final class EnglishConveyances {
  private static final String UPSTREAM =
      "(?:spirit|speech(?:es)?|instructions?|documents?|conference|meeting|plenary|session"
          + "|remarks|directives?|exposition|guidelines|letter|congress|decisions?|principles|opinions"
          + "|notices?|circulars?|requirements|address|regulations?|measures|outline|resolutions?"
          + "|communiqu[eé]|rules|policies|arrangements)";
  private static final Pattern CONVEY =
      Pattern.compile(
          "(?i)\\b(?:convey(?:ed|s|ing)?|relay(?:ed|ing)?|transmit(?:ted|ting)?|communicat(?:ed"
              + "|ing))\\b(?:,?\\s+(?:and\\s+)?(?:study|studied|studying|learn|learned|learning"
              + "|implement|implemented|implementing|convey)){0,3}\\s+");
  private static final Pattern STUDY =
      Pattern.compile(
          "(?i)\\b(?:stud(?:y|ied)|learn(?:ed)?)(?:,?\\s+(?:and\\s+)?(?:convey(?:ed)?"
              + "|implement(?:ed)?|discuss(?:ed)?"
              + "|learn(?:ed)?)){0,2}(?:\\s+(?:about|from))?\\s+(?=(?:the\\s+)?(?:guiding\\s+)?(?:spirit"
              + "|principles|instructions?\\s+of|speech\\s+of|opinions\\s+of"
              + "|important\\s+speech|important\\s+instructions))");
  private static final Pattern OBLIGED =
      Pattern.compile(
          "(?is).*\\b(?:should|must|need\\s+to|necessary\\s+to|aimed|aims|served|condolences"
              + "|greetings|congratulations|gratitude|thanks)\\b.*");
  private static final Pattern SPIRIT_ALSO = Pattern.compile("(?is)^the\\s+spirit\\s+of\\s.*");
  private static final Pattern CIRCULATED =
      Pattern.compile(
          "(?i)\\s(?:were|was)\\s+(?:also\\s+)?(?:circulated|conveyed|studied|relayed"
              + "|communicated)\\b(?!\\s+(?:that|report))");
  private static final Pattern MEETING_IS =
      Pattern.compile(
          "(?i)\\b(?:meeting|conference|session|presided|participants|attendees|committee"
              + "|commission|council)\\b");
  private static final Pattern OBJECT_END =
      Pattern.compile(
          "(?i)[.;]\\s|,\\s+(?:and\\s+)?(?:stud(?:y|ied)|emphasi|discuss|deliberat|research"
              + "|heard|review|arrang|deploy|approv|summari|analy|listen)|\\s+and\\s+(?:studied"
              + "|to\\s+|discussed|deliberated|deployed|arranged|reviewed|heard"
              + "|made\\s+arrangements)|\\s+on\\s+the\\s+(?:morning|evening|afternoon)");
  private static final Pattern SPLIT =
      Pattern.compile(
          "(?i),?\\s+(?:as\\s+well\\s+as|and)\\s+(?:the\\s+)?(?:guiding\\s+)?spirit\\s+of\\s+"
              + "|,\\s+(?:and\\s+|as\\s+well\\s+as\\s+)?(?=(?:the\\s+)?(?:important|relevant"
              + "|guiding|spirit|speech|instructions?))"
              + "|\\s+and\\s+(?=the\\s+(?:[\\w’-]+\\s+){0,6}"
              + UPSTREAM
              + "\\b)|,\\s+(?=the\\s+(?:[\\w’-]+\\s+){0,6}"
              + UPSTREAM
              + "\\b)|\\s+and\\s+(?=the\\s+\\w+\\s+collective\\s+study)");
  private static final Pattern FRONT =
      Pattern.compile(
          "(?i)^[\\s,]*(?:(?:and"
              + "|as\\s+well\\s+as)\\s+)?(?:the\\s+)?(?:study\\s+and\\s+implementation\\s+of\\s+)?(?:(?:the\\s+)?(?:guiding\\s+)?(?:spirit|principles?)\\s+of\\s+)?(?:the\\s+)?");
  private static final Map<String, List<String>> PARTICIPLES = Gazetteer.groups("participles-en");
  private static final Pattern PARTICIPLE =
      Pattern.compile(
          "(?i)(?:\\bon\\s+|\\bto\\s+|,\\s+(?:and\\s+)?|\\s+and\\s+|\\bfor\\s+)("
              + Gazetteer.anyOf(PARTICIPLES.values().stream().flatMap(List::stream).toList())
              + ")\\s+");

  private final Page page;
  private final BusinessBook book;
  private final List<Found> conveyed = new ArrayList<>();

  EnglishConveyances(Page page, List<Sentence> sentences, BusinessBook book) {
    this.page = page;
    this.book = book;
    for (Sentence sentence : sentences) {
      if (sentence.style() != Block.Style.HEADING) {
        read(sentence, sentence.begin() < sentences.getFirst().begin() + 1200);
      }
    }
  }

  List<Found> conveyed() {
    return conveyed;
  }

  boolean isConveyed(Span span) {
    return conveyed.stream().anyMatch(f -> f.span().overlaps(span));
  }

  private void read(Sentence sentence, boolean early) {
    for (Pattern verb : List.of(CONVEY, STUDY)) {
      Matcher m = verb.matcher(page.text).region(sentence.begin(), sentence.end());
      boolean meeting =
          m.find()
              && (verb == CONVEY
                  || (early
                      && MEETING_IS.matcher(page.text).region(sentence.begin(), m.start()).find()));
      if (meeting
          && !OBLIGED
              .matcher(
                  page.text.substring(sentence.begin(), Math.min(m.end() + 30, sentence.end())))
              .matches()) {
        Matcher end = OBJECT_END.matcher(page.text).region(m.end(), sentence.end());
        split(new Span(m.end(), end.find() ? end.start() : sentence.end()));
      }
    }
    if (early && SPIRIT_ALSO.matcher(sentence.span().in(page.text)).matches()) {
      Matcher end = OBJECT_END.matcher(page.text).region(sentence.begin(), sentence.end());
      split(new Span(sentence.begin(), end.find() ? end.start() : sentence.end()));
    }
    Matcher passive = CIRCULATED.matcher(page.text).region(sentence.begin(), sentence.end());
    if (passive.find()
        && page.text
            .substring(sentence.begin(), passive.start())
            .matches("(?is).*\\b(?:spirit|documents|speech|instructions)\\b.*")) {
      int comma =
          page.text
                  .substring(sentence.begin(), passive.start())
                  .toLowerCase(Locale.ROOT)
                  .startsWith("at the meeting,")
              ? 15
              : 0;
      split(new Span(sentence.begin() + comma, passive.start()));
    }
    if (early && MEETING_IS.matcher(page.text).region(sentence.begin(), sentence.end()).find()) {
      participles(sentence);
    }
  }

  private void participles(Sentence sentence) {
    Matcher m = PARTICIPLE.matcher(page.text).region(sentence.begin(), sentence.end());
    List<int[]> found = new ArrayList<>();
    List<String> verbs = new ArrayList<>();
    while (m.find()) {
      found.add(new int[] {m.start(), m.end()});
      verbs.add(m.group(1).replaceAll("\\s+", " "));
    }
    boolean obliged = OBLIGED.matcher(sentence.span().in(page.text)).matches();
    boolean several = verbs.stream().distinct().count() > 1;
    for (int i = 0; !obliged && several && i < found.size(); i++) {
      Span object =
          new Span(found.get(i)[1], i + 1 < found.size() ? found.get(i + 1)[0] : sentence.end());
      String words = object.in(page.text);
      String kind = kind(verbs.get(i));
      if ((kind.equals("conveyed") || kind.equals("studied"))
          && words.matches("(?is).*\\b" + UPSTREAM + "\\b.*")) {
        split(object);
      } else if (!kind.equals("none") && !kind.equals("conveyed")) {
        book.add(
            BusinessKind.valueOf(kind.toUpperCase(Locale.ROOT)),
            Trim.phrase(page.text, object),
            0.6,
            "participle");
      }
    }
  }

  private static String kind(String verb) {
    return PARTICIPLES.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(p -> verb.toLowerCase(Locale.ROOT).matches(p)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("none");
  }

  private void split(Span object) {
    int begin = object.begin();
    Matcher m = SPLIT.matcher(page.text).region(object.begin(), object.end());
    while (m.find()) {
      add(new Span(begin, m.start()));
      begin = m.end();
    }
    add(new Span(begin, object.end()));
  }

  private void add(Span part) {
    Matcher front = FRONT.matcher(page.text).region(part.begin(), part.end());
    int begin = front.lookingAt() ? front.end() : part.begin();
    Span bare = Trim.phrase(page.text, new Span(begin, part.end()));
    String words = bare.in(page.text);
    boolean upstream =
        words.matches("(?is).*\\b" + UPSTREAM + "\\b.*|.*\\bcollective\\s+study\\b.*");
    if (upstream
        && words.contains(" ")
        && conveyed.size() < 60
        && conveyed.stream()
            .noneMatch(f -> f.span().overlaps(bare) || f.value().equalsIgnoreCase(words))) {
      conveyed.add(Found.words(page.text, bare, 0.7, "conveyed"));
    }
  }
}
