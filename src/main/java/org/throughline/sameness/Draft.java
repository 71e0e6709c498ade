package org.throughline.sameness;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A report before it is sent, with what it is compared with.
///
/// @param organisationId whose report it is
/// @param asked the words of the clause and of the task; empty for none
/// @param earlier the report before this one on the same task; null for the first
/// @param mayName further organisations that the task itself is about: issuer, supporting
public record Draft(
    String text,
    long organisationId,
    Scope scope,
    String asked,
    @Nullable Earlier earlier,
    Set<Long> mayName) {
  public Draft {
    mayName = Set.copyOf(mayName);
  }

  public record Earlier(long reportId, String text) {}
}
