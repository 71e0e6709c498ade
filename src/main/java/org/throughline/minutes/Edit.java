package org.throughline.minutes;

import org.jspecify.annotations.Nullable;

/// A paragraph as its writer leaves it.
///
/// @param line null for a new one, which belongs to the item of the one before it
/// @param text empty where it is taken out
public record Edit(@Nullable Long line, String text) {}
