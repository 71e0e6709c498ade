package org.throughline.imports.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.throughline.imports.Batch;
import org.throughline.imports.Row;

/// One table that was brought in, row by row.
///
/// @param shown those of the rows that are shown: at most [#MOST]
public record ImportPage(Batch batch, Map<Row.Verdict, Integer> counts, List<Row> shown) {
  static final int MOST = 500;

  public ImportPage {
    shown = List.copyOf(shown);
  }

  /// What needs a look comes first, each in the order of the file; what stays as it is comes last.
  static ImportPage of(Batch batch, List<Row> rows) {
    var counts = new EnumMap<Row.Verdict, Integer>(Row.Verdict.class);
    rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
    var order =
        List.of(Row.Verdict.FAULTY, Row.Verdict.CHANGED, Row.Verdict.NEW, Row.Verdict.UNCHANGED);
    var shown =
        rows.stream()
            .sorted(java.util.Comparator.comparingInt(row -> order.indexOf(row.verdict())))
            .limit(MOST)
            .toList();
    return new ImportPage(batch, counts, shown);
  }

  public int count(Row.Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  public int wanted() {
    return count(Row.Verdict.NEW) + count(Row.Verdict.CHANGED);
  }

  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The class that gives a verdict its shape.
  public static String look(Row.Verdict verdict) {
    return switch (verdict) {
      case NEW -> "status--on-schedule";
      case CHANGED -> "status--behind";
      case UNCHANGED -> "status--overtaken";
      case FAULTY -> "status--refused";
    };
  }
}
