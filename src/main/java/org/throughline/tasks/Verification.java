package org.throughline.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param reportId the report it judged
/// @param reason null only where the report was found true
public record Verification(
    long id,
    long taskId,
    long reportId,
    VerificationResult result,
    VerificationLevel level,
    @Nullable String reason,
    Instant verifiedAt,
    long personId,
    long organisationId) {}
