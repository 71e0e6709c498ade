package org.throughline.decisions;

import java.util.Optional;
import org.throughline.directives.CoverageState;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;

/// The next step for a clause, or for an item that has none.
public enum StepKind implements Coded {
  COVERED,
  GUIDELINE,
  NOT_APPLICABLE,
  UNDER_STUDY,
  TASKS,
  NONE;

  /// What a superior asked for is answered, never left at "none"; a task reaches a clause, so an
  /// item without any has no tasks.
  ///
  /// @param about `CLAUSE`, `DECISION_CLAUSE`, or `AGENDA_ITEM` for the item as a whole
  public boolean fits(Kind about) {
    return switch (about) {
      case CLAUSE -> this != NONE;
      case DECISION_CLAUSE -> true;
      default -> this == NONE || this == COVERED || this == UNDER_STUDY;
    };
  }

  /// How a directive's clause then stands in the body; empty where nothing is said of it.
  Optional<CoverageState> coverage() {
    return switch (this) {
      case COVERED, TASKS -> Optional.of(CoverageState.COVERED);
      case GUIDELINE -> Optional.of(CoverageState.GUIDELINE);
      case NOT_APPLICABLE -> Optional.of(CoverageState.NOT_APPLICABLE);
      case UNDER_STUDY -> Optional.of(CoverageState.UNDER_STUDY);
      case NONE -> Optional.empty();
    };
  }
}
