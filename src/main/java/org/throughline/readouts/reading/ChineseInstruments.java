package org.throughline.readouts.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Documents named in Chinese: what stands in 《》 and is no programme or newspaper, and a few known
/// without marks.
final class ChineseInstruments {
  private static final Pattern TITLE =
      Pattern.compile("《([^《》]{2,120}(?:《[^》]{2,60}》[^》]{0,60})?)》");
  private static final Pattern KNOWN = Pattern.compile(Gazetteer.anyOf("instruments-zh"));
  private static final Set<String> NOT_ONE =
      Set.copyOf(Gazetteer.lines("titles-not-instruments-zh"));
  private static final Pattern BOOK =
      Pattern.compile("^.*(?:文选|选编|读本|摘编|论述|日报|晚报|杂志|谈治国理政.*|学习纲要)$");

  private ChineseInstruments() {}

  /// Once named in full, a document is called by the end of its name: 《行动计划》.
  private static boolean isAlias(String words, String full) {
    return full.length() > words.length() && full.endsWith(words);
  }

  static List<Found> in(Page page) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Block block : page.blocks) {
      Matcher m = TITLE.matcher(page.text).region(block.span().begin(), block.span().end());
      while (m.find() && found.size() < 300) {
        String words = m.group(1);
        if (!NOT_ONE.contains(words) && !BOOK.matcher(words).matches()) {
          found.putIfAbsent(
              words, Found.words(page.text, new Span(m.start(1), m.end(1)), 0.85, "book-marks"));
        }
      }
      Matcher known = KNOWN.matcher(page.text).region(block.span().begin(), block.span().end());
      while (known.find() && found.size() < 300) {
        String words = known.group();
        if (found.keySet().stream().noneMatch(k -> k.contains(words))) {
          found.put(
              words,
              Found.words(page.text, new Span(known.start(), known.end()), 0.7, "known-name"));
        }
      }
    }
    return found.values().stream()
        .filter(f -> found.keySet().stream().noneMatch(k -> isAlias(f.value(), k)))
        .toList();
  }
}
