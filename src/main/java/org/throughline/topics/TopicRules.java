package org.throughline.topics;

import java.util.Optional;
import java.util.Set;
import org.throughline.meetings.ItemKind;
import org.throughline.shared.Refusal;

/// What is asked of a topic before anything is looked up.
final class TopicRules {
  static final int TITLE = 500;
  static final int TEXT = 20_000;
  static final int REASON = 300;
  static final int DAY = 24 * 60;

  /// What an organisation can bring. Directives are conveyed and earlier decisions followed up by
  /// the secretary.
  static final Set<ItemKind> KINDS =
      Set.of(ItemKind.REPORT, ItemKind.PROPOSAL, ItemKind.INFORM, ItemKind.ELECT, ItemKind.ARRANGE);

  private TopicRules() {}

  static Optional<Refusal> check(NewTopic topic) {
    if (topic.title().isEmpty()) {
      return Optional.of(Refusal.invalid("topics.title.missing"));
    }
    if (!KINDS.contains(topic.kind())) {
      return Optional.of(Refusal.invalid("topics.kind.missing"));
    }
    if (topic.minutes() != null && (topic.minutes() < 1 || topic.minutes() > DAY)) {
      return Optional.of(Refusal.invalid("meetings.item.minutes"));
    }
    return tooLong("title", topic.title(), TITLE)
        .or(() -> tooLong("text", topic.text(), TEXT))
        .or(() -> tooLong("text", topic.asked(), TEXT));
  }

  static Optional<Refusal> tooLong(String field, String text, int limit) {
    return text.length() > limit
        ? Optional.of(Refusal.invalid("topics.too_long." + field, limit))
        : Optional.empty();
  }
}
