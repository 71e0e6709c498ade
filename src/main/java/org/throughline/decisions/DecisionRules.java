package org.throughline.decisions;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What is asked of a decision before anything is looked up.
final class DecisionRules {
  static final int TEXT = 20_000;
  static final int CLAUSE = 5_000;
  static final int REASON = 500;
  static final int CLAUSES = 500;

  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private DecisionRules() {}

  /// @param heldOn the meeting's day; an item is deferred to a later one
  static Optional<Refusal> check(NewDecision decision, @Nullable LocalDate heldOn) {
    if (decision.outcome() == DecisionOutcome.DEFERRED) {
      var day = decision.deferredTo();
      if (day == null) {
        return refuse("decisions.deferred_to.missing");
      }
      if ((heldOn != null && !day.isAfter(heldOn)) || day.isAfter(LAST_DAY)) {
        return refuse("decisions.deferred_to.past");
      }
    }
    if (decision.outcome() == DecisionOutcome.REFERRED && decision.referredTo() == null) {
      return refuse("decisions.referred_to.missing");
    }
    if (decision.clauses().size() > CLAUSES) {
      return Optional.of(Refusal.invalid("decisions.clauses.too_many", CLAUSES));
    }
    if (decision.clauses().stream().anyMatch(each -> each.text().isEmpty())) {
      return refuse("decisions.clause.empty");
    }
    return tooLong("text", decision.text(), TEXT)
        .or(() ->
            decision.clauses().stream()
                .map(each -> tooLong("clause", each.text(), CLAUSE))
                .flatMap(Optional::stream)
                .findFirst());
  }

  /// @param field the last part of the message key that names what is too long
  static Optional<Refusal> tooLong(String field, @Nullable String text, int limit) {
    return text != null && text.length() > limit
        ? Optional.of(Refusal.invalid("decisions.too_long." + field, limit))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(String key) {
    return Optional.of(Refusal.invalid(key));
  }
}
