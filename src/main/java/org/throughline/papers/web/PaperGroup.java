package org.throughline.papers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Papers of one item.
///
/// @param itemId null for those of the meeting as a whole
/// @param number the item's; null there too
/// @param title the item's; empty there
public record PaperGroup(
    @Nullable Long itemId, @Nullable Integer number, String title, List<PaperRow> rows) {
  public PaperGroup {
    rows = List.copyOf(rows);
  }
}
