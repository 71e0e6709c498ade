package org.throughline.minutes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What is asked of what is written into minutes.
final class MinutesRules {
  static final int PARAGRAPH = 20_000;
  static final int SHORT = 300;
  static final int COMMENT = 4_000;

  private MinutesRules() {}

  static Optional<Refusal> texts(List<String> texts) {
    if (texts.stream().allMatch(String::isBlank)) {
      return Optional.of(Refusal.invalid("minutes.empty"));
    }
    if (texts.size() > MinutesQueries.PARAGRAPHS) {
      return Optional.of(Refusal.invalid("minutes.too_many", MinutesQueries.PARAGRAPHS));
    }
    return texts.stream().anyMatch(each -> each.length() > PARAGRAPH)
        ? Optional.of(Refusal.invalid("minutes.too_long", PARAGRAPH))
        : Optional.empty();
  }

  static Optional<Refusal> said(@Nullable String text, String missing, int limit) {
    if (text == null || text.isBlank()) {
      return Optional.of(Refusal.invalid(missing));
    }
    return text.length() > limit
        ? Optional.of(Refusal.invalid("minutes.too_long", limit))
        : Optional.empty();
  }
}
