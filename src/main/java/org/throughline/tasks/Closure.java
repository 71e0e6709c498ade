package org.throughline.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param itemId the agenda item under which the deciding body closed it; null where there was none
public record Closure(
    long taskId,
    @Nullable String note,
    Instant closedAt,
    long personId,
    long organisationId,
    @Nullable Long itemId) {}
