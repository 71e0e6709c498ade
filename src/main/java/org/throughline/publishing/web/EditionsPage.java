package org.throughline.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.publishing.EditionLists.Meeting;
import org.throughline.publishing.EditionLists.Row;

/// @param state the tab shown; null for all
/// @param tellable meetings that could be told to the public; empty for whoever may not draft
/// @param next whether there is a page after this one
public record EditionsPage(
    @Nullable String state,
    List<Tab> tabs,
    List<Row> rows,
    List<Meeting> tellable,
    int page,
    boolean next) {
  public EditionsPage {
    tabs = List.copyOf(tabs);
    rows = List.copyOf(rows);
    tellable = List.copyOf(tellable);
  }

  /// @param state a code
  public record Tab(String state, int count) {}
}
