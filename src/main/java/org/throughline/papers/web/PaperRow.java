package org.throughline.papers.web;

import org.jspecify.annotations.Nullable;
import org.throughline.papers.Paper;
import org.throughline.papers.Reads;

/// A paper in a list.
///
/// @param giver in the reader's language; empty where nobody was said
/// @param unread whether the reader was sent it and has not read it as it stands
/// @param count for whoever keeps it; null for others, and where it was not circulated
public record PaperRow(
    Paper paper, String lang, String giver, boolean unread, Reads.@Nullable Count count) {

  public long kilobytes() {
    return (paper.latest().size() + 1023) / 1024;
  }
}
