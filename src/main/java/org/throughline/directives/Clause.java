package org.throughline.directives;

import org.jspecify.annotations.Nullable;

/// @param number stable within the directive, from 1
/// @param begin where it stands in the directive's text, in UTF-16 units; null where it is not
///   quoted from there
/// @param end exclusive; null where `begin` is
public record Clause(
    long id,
    long directiveId,
    int number,
    ClauseKind kind,
    String text,
    @Nullable Integer begin,
    @Nullable Integer end,
    @Nullable String addressee) {}
