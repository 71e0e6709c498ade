package org.throughline.meetings.web;

import org.jspecify.annotations.Nullable;

/// @param item an item's id; empty for the meeting as a whole
public record StatementForm(
    @Nullable String item,
    @Nullable String verb,
    @Nullable String speaker,
    @Nullable String words,
    @Nullable String addressee) {
  static final StatementForm EMPTY = new StatementForm(null, "emphasised", null, null, null);
}
