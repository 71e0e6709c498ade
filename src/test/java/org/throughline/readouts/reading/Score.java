package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The measure that the annotated readouts come with: hits, predictions and gold values of each
/// field, and their F1.
final class Score {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\u2e80-\\u9fff\\uf900-\\ufaff]|[\\p{L}\\p{M}\\p{N}&&[^\\u2e80-\\u9fff\\uf900-\\ufaff]]+");

  record Counts(int gold, int predicted, int hits) {
    Counts plus(Counts other) {
      return new Counts(gold + other.gold, predicted + other.predicted, hits + other.hits);
    }

    double f1() {
      return gold + predicted == 0 ? 1 : 2.0 * hits / (gold + predicted);
    }
  }

  private final Map<String, Counts> fields = new LinkedHashMap<>();

  @SuppressWarnings("unchecked")
  void add(Map<String, @Nullable Object> gold, Map<String, @Nullable Object> predicted) {
    for (String field : List.of("title", "published", "source")) {
      single(field, gold.get(field), predicted.get(field));
    }
    var goldMeeting = (Map<String, @Nullable Object>) gold.get("meeting");
    var meeting = (Map<String, @Nullable Object>) predicted.get("meeting");
    for (String field : List.of("body", "kind", "session", "enlarged", "held", "place")) {
      single(field, goldMeeting.get(field), meeting.get(field));
    }
    list("people", gold, predicted, 0.8, Score::names, "role");
    list("conveyed", gold, predicted, 0.8, (a, b) -> f1(text(a), text(b)), null);
    list(
        "business",
        gold,
        predicted,
        0.8,
        (a, b) -> f1(text(a), text(b)) + (same(a, b, "kind") ? 1e-6 : 0),
        "kind");
    list("requirements", gold, predicted, 0.6, (a, b) -> f1(text(a), text(b)), null);
    list("instruments", gold, predicted, 0.8, (a, b) -> f1(text(a), text(b)), null);
  }

  double overall() {
    return total().f1();
  }

  private Counts total() {
    return fields.values().stream().reduce(new Counts(0, 0, 0), Counts::plus);
  }

  String table() {
    StringBuilder table =
        new StringBuilder("%-14s%6s%6s%6s%8s%n".formatted("field", "gold", "pred", "hit", "F1"));
    fields.forEach((field, c) -> table.append(row(field, c)));
    return table.append(row("overall", total())).toString();
  }

  private static String row(String field, Counts c) {
    return String.format(
        Locale.ROOT, "%-14s%6d%6d%6d%8.3f%n", field, c.gold, c.predicted, c.hits, c.f1());
  }

  private void count(String field, int gold, int predicted, int hits) {
    fields.merge(field, new Counts(gold, predicted, hits), Counts::plus);
  }

  private void single(String field, @Nullable Object gold, @Nullable Object predicted) {
    boolean g = gold != null && !gold.equals(false);
    boolean p = predicted != null && !predicted.equals(false);
    boolean exact = List.of("published", "held", "kind", "enlarged").contains(field);
    boolean hit =
        g && p && (exact ? gold.equals(predicted) : f1((String) gold, (String) predicted) >= 0.8);
    count(field, g ? 1 : 0, p ? 1 : 0, hit ? 1 : 0);
  }

  private void list(
      String field,
      Map<String, @Nullable Object> gold,
      Map<String, @Nullable Object> predicted,
      double limit,
      ToDoubleBiFunction<Object, Object> alike,
      @Nullable String mustEqual) {
    List<?> golds = (List<?>) gold.get(field);
    List<?> found = (List<?>) predicted.get(field);
    record Pair(int gold, int found, double alike) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < golds.size(); i++) {
      for (int j = 0; j < found.size(); j++) {
        pairs.add(new Pair(i, j, alike.applyAsDouble(golds.get(i), found.get(j))));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::alike).reversed());
    Map<Integer, Integer> taken = new HashMap<>();
    int hits = 0;
    for (Pair pair : pairs) {
      if (pair.alike >= limit
          && !taken.containsKey(pair.gold)
          && !taken.containsValue(pair.found)) {
        taken.put(pair.gold, pair.found);
        hits +=
            mustEqual == null || same(golds.get(pair.gold), found.get(pair.found), mustEqual)
                ? 1
                : 0;
      }
    }
    count(field, golds.size(), found.size(), hits);
  }

  private static boolean same(Object a, Object b, String key) {
    return java.util.Objects.equals(((Map<?, ?>) a).get(key), ((Map<?, ?>) b).get(key));
  }

  private static double names(Object a, Object b) {
    String gold = (String) ((Map<?, ?>) a).get("name");
    String found = (String) ((Map<?, ?>) b).get("name");
    boolean han = gold.codePoints().anyMatch(Character::isIdeographic);
    return han
        ? (gold.replaceAll("\\s", "").equals(found.replaceAll("\\s", "")) ? 1 : 0)
        : f1(gold, found);
  }

  private static String text(Object item) {
    return item instanceof Map<?, ?> map ? (String) map.get("text") : (String) item;
  }

  private static double f1(String a, String b) {
    Map<String, Integer> left = tokens(a);
    Map<String, Integer> right = tokens(b);
    int both =
        left.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), right.getOrDefault(e.getKey(), 0)))
            .sum();
    int all =
        left.values().stream().mapToInt(i -> i).sum()
            + right.values().stream().mapToInt(i -> i).sum();
    return all == 0 ? 0 : 2.0 * both / all;
  }

  private static Map<String, Integer> tokens(String words) {
    Map<String, Integer> tokens = new HashMap<>();
    Matcher m = TOKEN.matcher(words.toLowerCase(Locale.ROOT));
    while (m.find()) {
      tokens.merge(m.group(), 1, Integer::sum);
    }
    return tokens;
  }
}
