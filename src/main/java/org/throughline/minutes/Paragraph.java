package org.throughline.minutes;

import org.jspecify.annotations.Nullable;

/// @param line the same from version to version
/// @param itemId the item it belongs to; null for the meeting as a whole
/// @param source what in the record it says, as `statement/17`; null where somebody wrote it
/// @param drawn as the record said it; null where somebody wrote it
public record Paragraph(
    long line,
    ParagraphKind kind,
    String text,
    @Nullable Long itemId,
    @Nullable String source,
    @Nullable String drawn) {

  /// Drawn from the record, and worded otherwise since.
  public boolean reworded() {
    return drawn != null && !drawn.equals(text);
  }

  /// What of the record it stands for, however it is worded.
  String key() {
    return kind.code() + " " + itemId + " " + source;
  }
}
