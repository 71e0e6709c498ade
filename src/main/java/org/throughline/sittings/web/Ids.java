package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Typed;

/// Ids in forms. What is no number is not found, as what does not exist.
final class Ids {
  private Ids() {}

  static long of(@Nullable String typed) {
    return Typed.id(typed).orElseThrow(() -> new NotFound(Kind.MEETING.code()));
  }

  /// Null where nothing was chosen.
  static @Nullable Long orNull(@Nullable String typed) {
    return blank(typed) ? null : of(typed);
  }
}
