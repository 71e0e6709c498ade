package org.throughline.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task has one while it is closed; as a record on the line it goes by the task's id.
public record Closure(
    long taskId, @Nullable String note, Instant closedAt, long personId, long organisationId) {}
