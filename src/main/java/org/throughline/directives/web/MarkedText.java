package org.throughline.directives.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.throughline.directives.Clause;

/// A directive's text cut where clauses begin and end, so that what is marked already shows.
public final class MarkedText {
  private MarkedText() {}

  /// @param number of the first clause it belongs to; 0 where it is not marked
  public record Piece(String text, int number) {}

  static List<Piece> of(String body, List<Clause> clauses) {
    var cuts = new TreeSet<Integer>(List.of(0, body.length()));
    for (var clause : clauses) {
      if (clause.begin() != null && clause.end() != null && clause.end() <= body.length()) {
        cuts.add(clause.begin());
        cuts.add(clause.end());
      }
    }
    var pieces = new ArrayList<Piece>();
    int from = 0;
    for (int to : cuts) {
      if (to > from) {
        pieces.add(new Piece(body.substring(from, to), number(clauses, from, to)));
        from = to;
      }
    }
    return pieces;
  }

  private static int number(List<Clause> clauses, int from, int to) {
    return clauses.stream()
        .filter(each -> covers(each, from, to))
        .mapToInt(Clause::number)
        .findFirst()
        .orElse(0);
  }

  private static boolean covers(Clause clause, int from, int to) {
    var begin = clause.begin();
    var end = clause.end();
    return begin != null && end != null && begin <= from && to <= end;
  }
}
