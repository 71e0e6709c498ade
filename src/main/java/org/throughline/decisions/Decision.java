package org.throughline.decisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param deferredTo set only where deferred
/// @param referredTo an organisation; set only where referred
/// @param votes null where none was held
public record Decision(
    long id,
    long itemId,
    DecisionOutcome outcome,
    @Nullable LocalDate deferredTo,
    @Nullable Long referredTo,
    @Nullable String text,
    @Nullable Votes votes,
    List<DecisionClause> clauses) {
  public Decision {
    clauses = List.copyOf(clauses);
  }
}
