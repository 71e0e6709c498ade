package org.throughline.directives;

import org.jspecify.annotations.Nullable;

/// A clause as somebody states it. The text may differ from the words at its span where a person
/// put them right; the span then says where they came from.
public record NewClause(
    ClauseKind kind,
    String text,
    @Nullable Integer begin,
    @Nullable Integer end,
    @Nullable String addressee) {}
