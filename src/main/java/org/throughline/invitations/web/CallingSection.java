package org.throughline.invitations.web;

import org.jspecify.annotations.Nullable;
import org.throughline.invitations.Invitation;

/// What a meeting's page shows of who is called.
///
/// @param dated whether it is to come and its day is known, so that it fits into a calendar
/// @param own the reader's own invitation; null where they are not called, or were not told yet
/// @param counts for whoever prepares the meeting; null for others
public record CallingSection(
    long meetingId, boolean dated, @Nullable Invitation own, @Nullable Counts counts) {

  /// @param clashes of room and people together
  public record Counts(
      int called,
      long coming,
      long excused,
      long substitutes,
      long waiting,
      long unsent,
      int clashes) {}
}
