package org.throughline.sittings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From one moment until before another.
///
/// @param to null while it goes on
public record Span(Instant from, @Nullable Instant to) {
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && (to == null || moment.isBefore(to));
  }

  boolean overlaps(Span other) {
    return (to == null || other.from.isBefore(to)) && (other.to == null || from.isBefore(other.to));
  }

  boolean covers(Span other) {
    return !other.from.isBefore(from)
        && (to == null || (other.to != null && !other.to.isAfter(to)));
  }

  /// Until `now` where it goes on.
  Duration length(Instant now) {
    var end = to == null ? now : to;
    return end.isBefore(from) ? Duration.ZERO : Duration.between(from, end);
  }
}
