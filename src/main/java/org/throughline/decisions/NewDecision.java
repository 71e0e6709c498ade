package org.throughline.decisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be recorded of an item. What does not belong to the outcome is dropped: a day that is
/// not deferred to, a body that is not referred to.
///
/// @param clauses those that stand already, by id, and new ones; those left out are taken out
public record NewDecision(
    DecisionOutcome outcome,
    @Nullable LocalDate deferredTo,
    @Nullable Long referredTo,
    @Nullable String text,
    @Nullable Votes votes,
    List<NewClause> clauses) {
  public NewDecision {
    deferredTo = outcome == DecisionOutcome.DEFERRED ? deferredTo : null;
    referredTo = outcome == DecisionOutcome.REFERRED ? referredTo : null;
    text = text == null || text.isBlank() ? null : text.strip();
    clauses = List.copyOf(clauses);
  }

  /// @param id null for a new one
  public record NewClause(@Nullable Long id, String text, @Nullable Long carriesClauseId) {
    public NewClause {
      text = text.strip();
    }
  }
}
