package org.throughline.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody who was present says to minutes that circulate.
///
/// @param agrees null until they answer
/// @param text why they object, or what they add
public record Answer(
    long personId,
    String person,
    @Nullable Boolean agrees,
    @Nullable String text,
    @Nullable Instant at) {}
