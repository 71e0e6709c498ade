package org.throughline.papers.web;

import java.util.List;

/// What an item's page shows of its papers.
///
/// @param measures whether it conveys clauses, so that there is something to compare
public record ItemPapers(
    long meetingId,
    long itemId,
    String lang,
    List<PaperRow> rows,
    boolean mayKeep,
    boolean measures) {
  public ItemPapers {
    rows = List.copyOf(rows);
  }
}
