package org.throughline.sittings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From this moment on the meeting treats an item.
///
/// @param itemId null while it pauses
public record Turn(@Nullable Long itemId, Instant at) {}
