package org.throughline.shared;

import java.util.Map;
import java.util.TreeMap;

/// What became of a set of tasks, and how well that is known: every percentage opens to these.
///
/// @param all the tasks the set has, as far as the reader may see them
/// @param excluded how many of them do not count, by reason; a reason is the end of a message key
///   `shared.mix.excluded.*`
/// @param accepted done and accepted, by level: `claimed` (accepted by a sample or before there was
///   verification), `documented`, `checked`, `confirmed`
/// @param reported said to be done and not verified yet
/// @param partly ended, with only a part of it done
/// @param blocked of those under way
/// @param late of those under way, by their deadline
public record Mix(
    int all,
    Map<String, Integer> excluded,
    Map<String, Integer> accepted,
    int reported,
    int partly,
    int blocked,
    int late) {
  public static final Mix NONE = new Mix(0, Map.of(), Map.of(), 0, 0, 0, 0);

  public Mix {
    excluded = Map.copyOf(new TreeMap<>(excluded));
    accepted = Map.copyOf(accepted);
  }

  /// What counts.
  public int denominator() {
    return all - sum(excluded);
  }

  /// Done and accepted by somebody other than the doer, at any level.
  public int numerator() {
    return sum(accepted);
  }

  public int excludedInAll() {
    return sum(excluded);
  }

  /// Neither ended nor reported done.
  public int open() {
    return denominator() - numerator() - reported - partly;
  }

  /// Whole percent, rounded down, so that 100 means all; 0 where nothing counts.
  public int percent() {
    return denominator() == 0 ? 0 : (int) (100L * numerator() / denominator());
  }

  public int at(String level) {
    return accepted.getOrDefault(level, 0);
  }

  /// Of two sets that have nothing in common.
  public Mix plus(Mix other) {
    return new Mix(
        all + other.all,
        together(excluded, other.excluded),
        together(accepted, other.accepted),
        reported + other.reported,
        partly + other.partly,
        blocked + other.blocked,
        late + other.late);
  }

  private static Map<String, Integer> together(Map<String, Integer> one, Map<String, Integer> two) {
    var sums = new TreeMap<>(one);
    two.forEach((key, count) -> sums.merge(key, count, Integer::sum));
    return sums;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
