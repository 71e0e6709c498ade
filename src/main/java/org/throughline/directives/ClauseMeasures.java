package org.throughline.directives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// What measures how far a clause of kind target is reached; implemented where figures are kept.
public interface ClauseMeasures {

  /// As seen from the actor's body.
  List<Measure> of(Actor actor, long clauseId, Language language);

  /// @param unit empty where there is none
  /// @param target with the period it is for, as `2026-Q4`; null where none is set for the body
  /// @param now the latest figure of the body, its own or computed; null while nobody has reported
  /// @param reported of `expected` bodies, where it is computed; else both are 1
  record Measure(
      String name,
      String href,
      String unit,
      @Nullable String target,
      @Nullable String targetPeriod,
      @Nullable String now,
      @Nullable String nowPeriod,
      int reported,
      int expected) {}
}
