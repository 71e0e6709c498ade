package org.throughline.meetings;

import org.jspecify.annotations.Nullable;

/// What was left blank was not said.
final class Blank {
  private Blank() {}

  static @Nullable String toNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
