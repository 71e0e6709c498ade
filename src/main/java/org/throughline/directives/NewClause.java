package org.throughline.directives;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A clause as somebody states it. The text may differ from the words at its span where a person
/// put them right; the span then says where they came from.
///
/// @param dueOn by when; null for no day
/// @param reviewOn when it is looked at again, where it has no day
/// @param detailsId the superior's clause that it details for its own place
public record NewClause(
    ClauseKind kind,
    String text,
    @Nullable Integer begin,
    @Nullable Integer end,
    @Nullable String addressee,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate reviewOn,
    @Nullable Long detailsId) {

  /// Without a day, and detailing nobody's clause.
  public NewClause(
      ClauseKind kind,
      String text,
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable String addressee) {
    this(kind, text, begin, end, addressee, null, null, null);
  }

  /// The same, standing there in the directive's text.
  NewClause at(@Nullable Integer from, @Nullable Integer to) {
    return new NewClause(kind, text, from, to, addressee, dueOn, reviewOn, detailsId);
  }
}
