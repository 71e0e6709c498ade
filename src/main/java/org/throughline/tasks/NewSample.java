package org.throughline.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sample to be drawn.
///
/// @param basisId what the tasks come from; null for all, and for a list
/// @param theme what they are about, where the basis is a theme; else null
/// @param list the tasks, where the basis is a list
/// @param size how many; null where a percentage says it
/// @param percent from 1 to 100; null where a number says it
/// @param seed null for one made by the product
/// @param level at which those not drawn are accepted: claimed or documented
public record NewSample(
    SampleBasis basis,
    @Nullable Long basisId,
    @Nullable String theme,
    List<Long> list,
    @Nullable Integer size,
    @Nullable Integer percent,
    @Nullable String seed,
    VerificationLevel level) {
  public NewSample {
    list = List.copyOf(list);
  }
}
