package org.throughline.tasks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param number within its task, from 1
/// @param blockedBy null unless it is blocked
/// @param correctsId the earlier report that it puts right; null for none
/// @param personId who entered it
/// @param onBehalfOf whose report it is, or for whom the reporter substituted, where that is
///   another
public record Report(
    long id,
    long taskId,
    int number,
    Progress progress,
    String text,
    @Nullable String blockedBy,
    @Nullable Long correctsId,
    Instant reportedAt,
    long personId,
    @Nullable Long postId,
    long organisationId,
    @Nullable Long onBehalfOf,
    List<Evidence> evidence) {
  public Report {
    evidence = List.copyOf(evidence);
  }
}
