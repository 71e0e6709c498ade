package org.throughline.directives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a directive stands in one body and in those beneath it, as numbers. Grows where a delta
/// knows of more clauses.
final class Tally {
  private static final CoverageState[] STATES = CoverageState.values();

  private final long id;
  private final long first;
  private final long last;
  private final byte @Nullable [] own;
  private int beneath;
  private int[] counts;

  /// @param own the body's own packed coverage; null where it does not hold the directive
  /// @param beneath how many bodies beneath it do
  /// @param counts seven for each clause, of those beneath
  Tally(long id, long first, long last, byte @Nullable [] own, int beneath, int[] counts) {
    this.id = id;
    this.first = first;
    this.last = last;
    this.own = own;
    this.beneath = beneath;
    this.counts = counts;
  }

  long id() {
    return id;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /// @param place positions from 1, as in the database
  void add(int bodies, int[] place, int[] change) {
    beneath += bodies;
    for (int at = 0; at < place.length; at++) {
      if (place[at] > counts.length) {
        counts =
            Arrays.copyOf(counts, (place[at] + STATES.length - 1) / STATES.length * STATES.length);
      }
      counts[place[at] - 1] += change[at];
    }
  }

  /// Itself and beneath.
  int bodies() {
    return beneath + (own == null ? 0 : 1);
  }

  /// Its own decisions; empty where it does not hold the directive.
  List<CoverageState> states() {
    return own == null ? List.of() : ReceiptQueries.states(own);
  }

  /// Of one clause, from 1, itself and beneath.
  Map<CoverageState, Integer> ofClause(int number) {
    var counted = new EnumMap<CoverageState, Integer>(CoverageState.class);
    for (var state : STATES) {
      int at = STATES.length * (number - 1) + state.ordinal();
      int here = own != null && number <= own.length && own[number - 1] == state.ordinal() ? 1 : 0;
      counted.put(state, here + (at < counts.length ? counts[at] : 0));
    }
    return counted;
  }

  List<Map<CoverageState, Integer>> byClause(int clauses) {
    var all = new ArrayList<Map<CoverageState, Integer>>(clauses);
    for (int number = 1; number <= clauses; number++) {
      all.add(ofClause(number));
    }
    return all;
  }

  /// Over all clauses.
  Map<CoverageState, Integer> totals() {
    var totals = new EnumMap<CoverageState, Integer>(CoverageState.class);
    for (var state : STATES) {
      totals.put(state, 0);
    }
    int clauses = Math.max(counts.length / STATES.length, own == null ? 0 : own.length);
    byClause(clauses)
        .forEach(each -> each.forEach((state, count) -> totals.merge(state, count, Integer::sum)));
    return totals;
  }
}
