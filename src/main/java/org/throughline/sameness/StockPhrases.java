package org.throughline.sameness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases that every report of the trade has, whoever writes it: they are nobody's own words, so
/// that sharing them is no sameness. In the files `#` stands for a number and `@` for a place.
final class StockPhrases {
  private static final Map<Long, List<int[]>> BY_BEGINNING = read();

  private StockPhrases() {}

  private static Map<Long, List<int[]>> read() {
    var phrases = new HashMap<Long, List<int[]>>();
    for (var file : List.of("stock-phrases-en.txt", "stock-phrases-zh.txt")) {
      for (var line : Lists.lines(file)) {
        var signs = signs(line);
        if (signs.length >= 2) {
          phrases.computeIfAbsent(beginning(signs[0], signs[1]), _ -> new ArrayList<>()).add(signs);
        }
      }
    }
    return phrases;
  }

  private static int[] signs(String phrase) {
    var named = new ArrayList<Words.Named>();
    for (var at = phrase.indexOf('@'); at >= 0; at = phrase.indexOf('@', at + 1)) {
      named.add(new Words.Named(at, at + 1));
    }
    var words = Words.bare(phrase.replace('#', '1'), named);
    var signs = new int[words.size()];
    for (var i = 0; i < signs.length; i++) {
      signs[i] = words.sign(i);
    }
    return signs;
  }

  private static long beginning(int first, int second) {
    return (long) first << 32 ^ second & 0xffffffffL;
  }

  /// Takes the weight from every stock phrase in a text.
  static void lighten(Words words) {
    for (var i = 0; i + 1 < words.size(); i++) {
      var phrases = BY_BEGINNING.get(beginning(words.sign(i), words.sign(i + 1)));
      if (phrases != null) {
        for (var phrase : phrases) {
          lighten(words, i, phrase);
        }
      }
    }
  }

  private static void lighten(Words words, int at, int[] phrase) {
    if (at + phrase.length > words.size()) {
      return;
    }
    for (var k = 0; k < phrase.length; k++) {
      if (words.sign(at + k) != phrase[k]) {
        return;
      }
    }
    for (var k = 0; k < phrase.length; k++) {
      words.lighten(at + k);
    }
  }
}
