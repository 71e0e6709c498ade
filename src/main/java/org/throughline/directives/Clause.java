package org.throughline.directives;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param number stable within the directive, from 1
/// @param begin where it stands in the directive's text, in UTF-16 units; null where it is not
///   quoted from there
/// @param end exclusive; null where `begin` is
/// @param dueOn by when; null where no day was set
/// @param reviewOn when it is looked at again, where it has no day
/// @param mergedInto the same clause in the record that its directive was merged into
/// @param detailsId the superior's clause that it details for its own place
/// @param wordedAt since when it reads so; null since it was marked
public record Clause(
    long id,
    long directiveId,
    int number,
    ClauseKind kind,
    String text,
    @Nullable Integer begin,
    @Nullable Integer end,
    @Nullable String addressee,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate reviewOn,
    ForceState state,
    @Nullable Long supersededBy,
    @Nullable Long mergedInto,
    @Nullable Long detailsId,
    @Nullable Instant wordedAt) {

  public boolean inForce() {
    return state == ForceState.IN_FORCE;
  }
}
