package org.throughline.indicators;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How alike two names are: shared pairs of characters, for any language.
final class Likeness {
  private static final double ALIKE = 0.45;
  private static final int SHOWN = 5;

  private Likeness() {}

  static List<Indicator> nearest(List<Indicator> all, String nameEn, String nameZh) {
    return all.stream()
        .map(each -> new Scored(each, likeness(each, nameEn, nameZh)))
        .filter(each -> each.score >= ALIKE)
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(SHOWN)
        .map(Scored::indicator)
        .toList();
  }

  private record Scored(Indicator indicator, double score) {}

  private static double likeness(Indicator known, String nameEn, String nameZh) {
    return Math.max(
        of(known.nameEn() == null ? "" : known.nameEn(), nameEn),
        of(known.nameZh() == null ? "" : known.nameZh(), nameZh));
  }

  /// Dice's coefficient over pairs of characters: 1 for the same, 0 for nothing in common.
  static double of(String one, String other) {
    var mine = pairs(one);
    var theirs = pairs(other);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return 0;
    }
    var shared = new HashSet<>(mine);
    shared.retainAll(theirs);
    return 2.0 * shared.size() / (mine.size() + theirs.size());
  }

  private static Set<String> pairs(String name) {
    var text = name.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", " ").strip();
    var pairs = new HashSet<String>();
    for (int at = 0; at + 2 <= text.length(); at++) {
      pairs.add(text.substring(at, at + 2));
    }
    return pairs;
  }
}
