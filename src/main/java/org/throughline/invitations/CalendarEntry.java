package org.throughline.invitations;

import org.jspecify.annotations.Nullable;

/// A meeting in a calendar.
///
/// @param own what its reader was asked and answered; null where they were not called
/// @param address of the meeting, or of the invitation
/// @param answerAt where it is answered; null where nothing is asked
record CalendarEntry(
    Occasion occasion, @Nullable Invitation own, String address, @Nullable String answerAt) {

  /// It stays in the calendar, struck out.
  boolean cancelled() {
    return !occasion.takesPlace() || (own != null && own.withdrawn());
  }
}
