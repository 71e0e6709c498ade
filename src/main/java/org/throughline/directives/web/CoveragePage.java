package org.throughline.directives.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param path from the reader's body down to the one looked at, which is the last
/// @param rows one for each clause
/// @param bodies how many have a receipt here, at any depth
public record CoveragePage(
    Directive directive,
    List<Step> path,
    List<Head> heads,
    List<Row> rows,
    int bodies,
    Paging paging)
    implements TakenAway {
  public CoveragePage {
    path = List.copyOf(path);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  public long under() {
    return path.getLast().id();
  }

  public record Step(long id, String name) {}

  /// @param opens whether other bodies with a receipt lie beneath it
  /// @param decided of `clauses`: how many clause states are known, itself and beneath
  public record Head(long id, String name, int bodies, boolean opens, int decided, int clauses) {}

  /// @param excerpt the beginning of its text
  /// @param cells one for each head; [CoverageState#UNKNOWN] is a state, absence is none
  /// @param counts how many bodies stand in each state, at any depth
  public record Row(
      Clause clause, String excerpt, List<Cell> cells, Map<CoverageState, Integer> counts) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// @param state null where the body itself has no receipt
  public record Cell(long organisationId, @Nullable CoverageState state) {}

  @Override
  public List<Table> tables(Texts texts) {
    var matrix =
        Listing.of(texts, "directives.coverage.own_decision", rows)
            .column("directives.coverage.clause", row -> row.clause().number())
            .column("directives.take.text", row -> row.clause().text());
    for (int at = 0; at < heads.size(); at++) {
      int column = at;
      matrix.headed(heads.get(at).name(), row -> said(texts, row.cells().get(column).state()));
    }
    var counts =
        Listing.of(texts, "directives.coverage.counts", rows)
            .column("directives.coverage.clause", row -> row.clause().number())
            .column("directives.take.text", row -> row.clause().text());
    for (var state : CoverageState.values()) {
      counts.headed(
          texts.of("directives.coverage", state), row -> row.counts().getOrDefault(state, 0));
    }
    return List.of(matrix.table(), counts.table());
  }

  private static String said(Texts texts, @Nullable CoverageState state) {
    return state == null ? "" : texts.of("directives.coverage", state);
  }
}
