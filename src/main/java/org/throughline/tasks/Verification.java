package org.throughline.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param reportId the report it judged
/// @param reason null only where the report was found true
/// @param onBehalfOf for whom the verifier substituted; null for nobody
/// @param sampleId the sample because of which it was accepted unchecked; null where somebody
///   looked
public record Verification(
    long id,
    long taskId,
    long reportId,
    VerificationResult result,
    VerificationLevel level,
    @Nullable String reason,
    Instant verifiedAt,
    long personId,
    long organisationId,
    @Nullable Long onBehalfOf,
    @Nullable Long sampleId) {}
