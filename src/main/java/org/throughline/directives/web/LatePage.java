package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.LateList;

/// @param path from the reader's body down to the one looked at
/// @param total on all pages
/// @param further not the first page
/// @param next address of the next page; null on the last
public record LatePage(
    List<CoveragePage.Step> path,
    List<Row> rows,
    long total,
    boolean further,
    @Nullable String next) {
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
}
