package org.throughline.overviews;

import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Organisation;

/// What is looked over: the tasks led in one organisation and everything beneath it.
///
/// @param year in which they were issued; null for all
public record Scope(Organisation under, @Nullable Integer year) {}
