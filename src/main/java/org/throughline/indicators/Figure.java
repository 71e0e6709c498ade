package org.throughline.indicators;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// What a body reported for one series and period. Exactly one of `value` and `words` is there.
///
/// @param version of the definition it was given under
/// @param why of a corrected one
/// @param sourceId the request or report it came with; null for other sources
public record Figure(
    long id,
    long seriesId,
    long organisationId,
    Period period,
    @Nullable BigDecimal value,
    @Nullable String words,
    FigureState state,
    int version,
    @Nullable String remark,
    @Nullable String why,
    FigureSource source,
    @Nullable Long sourceId,
    Instant at,
    long personId) {

  public Ref ref() {
    return new Ref(Kind.FIGURE, id);
  }

  /// As it stands, beside what it was before.
  public Earlier now() {
    return new Earlier(value, words, state, version, remark, why, source, at, personId);
  }

  /// What it was before, oldest first.
  public record Earlier(
      @Nullable BigDecimal value,
      @Nullable String words,
      FigureState state,
      int version,
      @Nullable String remark,
      @Nullable String why,
      FigureSource source,
      Instant at,
      long personId) {}
}
