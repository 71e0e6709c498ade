package org.throughline.minutes;

import org.jspecify.annotations.Nullable;
import org.throughline.decisions.DecisionOutcome;

/// Which decisions a reader wants to see.
///
/// @param organisationId the organisation that decided
/// @param year of the meeting
/// @param words somewhere in the item's title or the decision
public record RegisterFilter(
    @Nullable Long organisationId,
    @Nullable Integer year,
    @Nullable DecisionOutcome outcome,
    String words) {
  public static final RegisterFilter ALL = new RegisterFilter(null, null, null, "");

  public boolean any() {
    return organisationId != null || year != null || outcome != null || !words.isEmpty();
  }
}
