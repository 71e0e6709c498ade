package org.throughline.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much of the minutes a document gives.
///
/// @param decisionsOnly what was decided, without what was said
/// @param itemId one item only; null for all
public record Part(boolean decisionsOnly, @Nullable Long itemId) {
  public static final Part WHOLE = new Part(false, null);
  public static final Part DECISIONS = new Part(true, null);

  public static Part extract(long itemId) {
    return new Part(false, itemId);
  }

  public boolean whole() {
    return !decisionsOnly && itemId == null;
  }

  List<Paragraph> of(List<Paragraph> paragraphs) {
    return paragraphs.stream().filter(this::holds).toList();
  }

  private boolean holds(Paragraph paragraph) {
    if (decisionsOnly) {
      return paragraph.kind().decides();
    }
    // What belongs to no item says which meeting it was.
    return itemId == null || itemId.equals(paragraph.itemId()) || frames(paragraph);
  }

  private static boolean frames(Paragraph paragraph) {
    return paragraph.itemId() == null && says(paragraph.kind());
  }

  private static boolean says(ParagraphKind kind) {
    return switch (kind) {
      case TITLE, FACT, ATTENDANCE -> true;
      case HEADING, MATTER, STATEMENT, OUTCOME, DECISION, CLAUSE, TEXT -> false;
    };
  }
}
