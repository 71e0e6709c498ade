package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.LateList;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param path from the reader's body down to the one looked at
/// @param total on all pages
/// @param further not the first page
/// @param next address of the next page; null on the last
public record LatePage(
    List<CoveragePage.Step> path,
    List<Row> rows,
    long total,
    boolean further,
    @Nullable String next)
    implements TakenAway {
  public LatePage {
    path = List.copyOf(path);
    rows = List.copyOf(rows);
  }

  public CoveragePage.Step under() {
    return path.getLast();
  }

  /// @param above the body's parent; null at the top of the tree
  /// @param days since its day
  public record Row(LateList.Late late, String body, CoveragePage.@Nullable Step above, int days) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.late.title", rows)
            .column("directives.title", row -> row.late().title())
            .column("directives.coverage.clause", row -> row.late().number())
            .column("directives.late.where", Row::body)
            .column(
                "directives.standing.above", row -> row.above() == null ? "" : row.above().name())
            .column(
                "directives.late.state", row -> texts.of("directives.coverage", row.late().state()))
            .column("directives.late.since", row -> row.late().due())
            .column("directives.late.take.days", Row::days)
            .table());
  }
}
