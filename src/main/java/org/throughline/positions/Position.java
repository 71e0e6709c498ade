package org.throughline.positions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param stance null for somebody who only wants to speak
public record Position(
    long itemId,
    long personId,
    long postId,
    @Nullable Stance stance,
    boolean wantsToSpeak,
    @Nullable String text,
    Instant givenAt) {}
