package org.throughline.readouts;

import java.util.List;

/// Puts the rules for Chinese together.
final class ChineseReading {
  private ChineseReading() {}

  static Reading of(Page page) {
    Publication publication = new Publication(page);
    return new Reading(
        page.tongue, page.text, new Headings(page).title(), publication.published(), publication.source(), null, null,
        null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
