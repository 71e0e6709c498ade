package org.throughline.invitations;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The part of a day that a meeting takes, in minutes from its beginning; for telling whether two
/// are in each other's way. Where nothing is known it is the whole day; where only the beginning
/// is, two hours.
///
/// @param to exclusive
record Hours(int from, int to) {
  private static final int DAY = 24 * 60;
  private static final int USUAL = 120;

  static Hours of(@Nullable LocalTime startsAt, @Nullable LocalTime endsAt) {
    if (startsAt == null) {
      return new Hours(0, DAY);
    }
    var from = startsAt.toSecondOfDay() / 60;
    var to = endsAt == null ? from + USUAL : endsAt.toSecondOfDay() / 60;
    return new Hours(from, Math.min(DAY, to > from ? to : from + USUAL));
  }

  /// One that begins as the other ends is not in its way.
  boolean overlap(Hours other) {
    return from < other.to && other.from < to;
  }
}
