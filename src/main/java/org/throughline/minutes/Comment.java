package org.throughline.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param line the paragraph it is about; null for the minutes as a whole
/// @param settledBy empty while it is open
public record Comment(
    long id,
    @Nullable Long line,
    long personId,
    String person,
    Instant at,
    String text,
    String settledBy) {
  public boolean open() {
    return settledBy.isEmpty();
  }
}
