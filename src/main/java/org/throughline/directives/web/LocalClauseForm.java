package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// What was typed to add a clause of one's own to a superior's directive.
///
/// @param details id of the superior's clause that it details; empty for none
public record LocalClauseForm(
    @Nullable String kind,
    @Nullable String quote,
    @Nullable String addressee,
    @Nullable String due,
    @Nullable String details) {}
