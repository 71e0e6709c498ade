package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// How a clause is said to stand, and why.
public record CoverageForm(@Nullable String state, @Nullable String reason) {}
