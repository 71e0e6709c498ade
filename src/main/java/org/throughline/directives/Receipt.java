package org.throughline.directives;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A directive in one body, by one or more routes.
///
/// @param organisationId the body that holds it
/// @param coverage clause by clause, in the order of their numbers
/// @param via the bodies that sent it
/// @param readAt when somebody of the body first opened it; null while nobody has
public record Receipt(
    long id,
    long directiveId,
    long organisationId,
    ReceiptState state,
    Instant sentAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Long acknowledgedBy,
    @Nullable String returnedReason,
    List<CoverageState> coverage,
    List<Long> via,
    @Nullable Instant readAt,
    @Nullable Instant returnedAt) {
  public Receipt {
    coverage = List.copyOf(coverage);
    via = List.copyOf(via);
  }

  /// How many of its clauses stand so.
  public int count(CoverageState state) {
    return (int) coverage.stream().filter(each -> each == state).count();
  }
}
