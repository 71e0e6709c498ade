package org.throughline.tasks;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// A reason that has to be given.
final class Reasons {
  private Reasons() {}

  static @Nullable Refusal refusal(String reason) {
    if (reason.isBlank()) {
      return Refusal.invalid("tasks.refused.reason_missing");
    }
    return reason.length() > IssuingRules.REASON
        ? Refusal.invalid("tasks.refused.reason_too_long", IssuingRules.REASON)
        : null;
  }
}
