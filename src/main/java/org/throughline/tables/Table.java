package org.throughline.tables;

import java.util.List;

/// A table in one language: what a list page shows, with the codes and ids that make it readable
/// again.
///
/// @param title of the sheet
/// @param columns heads as shown
/// @param rows cells as wide as the columns: texts, whole numbers, `LocalDate`s; empty texts for
///   nothing
public record Table(String title, List<String> columns, List<List<Object>> rows) {
  /// More rows than this are not exported at once.
  public static final int MOST = 50_000;

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("a row is not as wide as the table");
      }
    }
  }
}
