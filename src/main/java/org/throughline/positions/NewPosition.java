package org.throughline.positions;

import org.jspecify.annotations.Nullable;

/// @param stance null for somebody who only wants to speak, or takes back what they said
public record NewPosition(@Nullable Stance stance, boolean wantsToSpeak, @Nullable String text) {
  public NewPosition {
    text = text == null || text.isBlank() ? null : text.strip();
  }

  /// Nothing is said at all: what was said is taken back.
  boolean empty() {
    return stance == null && !wantsToSpeak;
  }

  boolean sameAs(Position given) {
    return given.stance() == stance
        && given.wantsToSpeak() == wantsToSpeak
        && java.util.Objects.equals(given.text(), text);
  }
}
