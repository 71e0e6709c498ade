package org.throughline.invitations;

import org.jspecify.annotations.Nullable;

/// @param reason asked of whoever is excused
/// @param substituteId somebody known who comes instead
/// @param substitute somebody else who does
public record NewAnswer(
    Answer answer,
    @Nullable String reason,
    @Nullable Long substituteId,
    @Nullable String substitute) {
  public NewAnswer {
    reason = reason == null || reason.isBlank() ? null : reason.strip();
    substitute = substitute == null || substitute.isBlank() ? null : substitute.strip();
    if (answer != Answer.SUBSTITUTE) {
      substituteId = null;
      substitute = null;
    }
  }
}
