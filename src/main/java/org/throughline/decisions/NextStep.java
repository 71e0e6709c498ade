package org.throughline.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// A step arranged on an item.
///
/// @param about a `CLAUSE`, a `DECISION_CLAUSE`, or the `AGENDA_ITEM` as a whole
public record NextStep(
    long itemId, Ref about, StepKind kind, @Nullable String reason, Instant arrangedAt) {}
