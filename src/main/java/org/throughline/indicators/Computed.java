package org.throughline.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A body's figure as the figures of the bodies beneath it make it: never asked for.
///
/// @param value null where nobody beneath has reported
/// @param reported how many of the `expected` bodies have
/// @param provisional how many of those are provisional
public record Computed(
    long seriesId,
    Period period,
    long organisationId,
    @Nullable BigDecimal value,
    int reported,
    int expected,
    int provisional) {

  public boolean complete() {
    return reported == expected;
  }
}
