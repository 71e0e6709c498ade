package org.throughline.meetings;

import org.jspecify.annotations.Nullable;

/// @param itemId the item it was said on; null for the meeting as a whole
/// @param speaker as written; null where the meeting itself speaks, or a known person does
/// @param addressee whom it asks something of, as written
public record NewStatement(
    @Nullable Long itemId,
    StatementVerb verb,
    @Nullable String speaker,
    @Nullable Long personId,
    String text,
    @Nullable String addressee) {
  public NewStatement {
    speaker = Blank.toNull(speaker);
    text = text.strip();
    addressee = Blank.toNull(addressee);
  }
}
