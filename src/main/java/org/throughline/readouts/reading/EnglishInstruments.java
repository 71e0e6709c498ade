package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds laws, by-laws, agreements, titled plans and the like, each once in its fullest form.
final class EnglishInstruments {
  private static final String CAP = "(?:\\p{Lu}[\\p{L}\\p{M}\\d’'&-]*)";
  private static final String NOUN = Gazetteer.anyOf("instrument-nouns-en");
  private static final String NUMBER =
      "(?:,?\\s+No\\.?\\s*\\d+[\\w/-]*(?:\\s+of\\s+\\d{4})?|\\s+of\\s+(?:19|20)\\d\\d\\b|,?\\s+(?:19"
          + "|20)\\d\\d\\b(?!\\s+(?:for|and)\\b)"
          + "|,\\s+[RS]\\.[SO]\\.[^,.]{0,8}(?:\\d{4})?,\\s+c\\.\\s*[\\w.]+\\d+)?(?:\\s+\\(as\\s+amended\\))?";
  private static final Pattern ANY_NOUN =
      Pattern.compile(
          "(?=[A-Z])\\b(?:"
              + NOUN
              + "|Outline|Rules|Law|Laws|Measures|Plan|Programme|Program|Opinions|Orders?"
              + "|Guidelines)\\b");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\p{L}\\d’])(?=[\\p{Lu}\\d])(?:\\d{1,2}(?:st|nd|rd|th)\\s+(?="
              + NOUN
              + ")|(?:\\d{1,2}(?:st|nd|rd|th)\\s+)?"
              + CAP
              + "(?:\\s+(?:(?:and|of|for|on|the|to|&)\\s+){0,2}"
              + CAP
              + "){0,8}?\\s+(?:\\(\\p{Lu}[\\w ]{2,40}\\)\\s+)?)"
              + NOUN
              + "\\b(?:\\s+(?:of|on|for)\\s+(?:the\\s+)?"
              + CAP
              + "(?:\\s+(?:(?:and|of|for|on|the)\\s+){0,2}"
              + CAP
              + "){0,6})?(?:\\s+20\\d\\d(?:-\\d{2,4})?)?"
              + NUMBER);
  private static final Pattern HEADED =
      Pattern.compile(
          "(?=[A-Z])(?<![\\p{L}’])(?:Key\\s+Points|Outline|Laws?|Act|Regulations?|Rules|Measures|Guidelines|Convention"
              + "|Agreement|Plan|Programme|Program|Protocol|Treaty|Charter|Declaration|Opinions"
              + "|Orders?)\\s+(?:of|on|for|to|against)\\s+(?:the\\s+)?"
              + CAP
              + "(?:\\s+(?:(?:and|of|for|on|the|in|to)\\s+){0,2}"
              + CAP
              + "){0,9}(?:\\s+for\\s+20\\d\\d\\b)?(?:\\s+\\([a-z][^)]{3,120}\\))?");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)\\b(?:by-?law|resolution|circular|ordinance|executive\\s+order|decree"
              + "|statutory\\s+instrument|gazette|regulation|directive)\\s+(?:no\\.?\\s*"
              + "|number\\s+|#)?\\d[\\w/-]*(?:\\s*\\(\\d{4}\\)|\\s+of\\s+(?:19|20)\\d\\d)?");
  private static final Pattern QUOTED =
      Pattern.compile(
          "“([^”“]{8,200}(?:“[^”“]{1,60}”[^”“]{0,120})?)”|\"([^\"]{8,160})\"|《([^》]{4,120})》");
  private static final Pattern DOCUMENT_TITLE =
      Pattern.compile(
          "(?:^|.*\\s)(?:" + NOUN + "|Opinions|Notice|Outline|Catalogue|Scheme|Standards?)\\b.*");
  private static final Pattern FIRST_WORD =
      Pattern.compile(
          "^(?:The|This|That|In|Under|At|On|By|And|For|With|From|A|An|New|Draft\\s+of|According"
              + "|Accordingly|Pursuant|Each|Any)\\s+");
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)^(?:an?|the|this|new|draft|final|proposed|annual|our|its|comprehensive|same)?\\s*"
              + NOUN
              + "$|^[\\w’'-]+\\s+(?:Policy|Strategy|Roadmap)$|.*\\b(?:committee|meeting|council|minister|thought|initiative|department"
              + "|office|division|board|workshop)$");

  private final Page page;

  EnglishInstruments(Page page) {
    this.page = page;
  }

  List<Found> instruments() {
    List<Span> spans = new ArrayList<>();
    for (Block block : page.blocks) {
      Span within =
          new Span(
              block.span().begin(), Math.min(block.span().end(), block.span().begin() + 20_000));
      quoted(within, spans);
      boolean any = ANY_NOUN.matcher(page.text).region(within.begin(), within.end()).find();
      for (Pattern pattern : any ? List.of(NUMBERED, NAMED, HEADED) : List.of(NUMBERED)) {
        Matcher m =
            pattern
                .matcher(page.text)
                .region(within.begin(), within.end())
                .useTransparentBounds(true);
        while (m.find() && spans.size() < 400) {
          add(new Span(m.start(), m.end()), spans);
        }
      }
    }
    return fullest(spans);
  }

  private void quoted(Span within, List<Span> to) {
    Matcher m = QUOTED.matcher(page.text).region(within.begin(), within.end());
    while (m.find() && to.size() < 400) {
      int group = m.group(1) != null ? 1 : m.group(2) != null ? 2 : 3;
      Span inner = new Span(m.start(group), m.end(group));
      String words = inner.in(page.text);
      if (group == 3 || (DOCUMENT_TITLE.matcher(words).matches() && isTitle(words))) {
        to.add(Trim.marks(page.text, inner));
      }
    }
  }

  private static boolean isTitle(String words) {
    long small = words.chars().filter(c -> c == ' ').count();
    long capital =
        java.util.Arrays.stream(words.split("\\s+"))
            .filter(w -> !w.isEmpty() && Character.isUpperCase(w.codePointAt(0)))
            .count();
    return Character.isUpperCase(words.charAt(0)) && capital * 2 > small;
  }

  private void add(Span span, List<Span> to) {
    Matcher first = FIRST_WORD.matcher(page.text).region(span.begin(), span.end());
    Span bare = Trim.phrase(page.text, first.find() ? new Span(first.end(), span.end()) : span);
    String words = bare.in(page.text);
    boolean before = to.stream().anyMatch(known -> known.contains(bare));
    if (!before && words.contains(" ") && !GENERIC.matcher(words).matches()) {
      to.add(bare);
    }
  }

  private List<Found> fullest(List<Span> spans) {
    List<Found> found = new ArrayList<>();
    spans.stream()
        .sorted(Comparator.comparingInt(Span::length).reversed().thenComparing(s -> s))
        .forEach(span -> {
          String words = key(span.in(page.text));
          if (found.stream().noneMatch(f -> key(f.value()).contains(words))) {
            found.add(Found.words(page.text, span, 0.7, "instrument"));
          }
        });
    found.sort(Comparator.comparing(Found::span));
    return found;
  }

  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
  }
}
