package org.throughline.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Language;

/// A meeting as those called to it know it, whether or not they may open its record: when and where
/// it is, and what its notice says.
///
/// @param language of its title and words
/// @param organisation whose it is, in the reader's language
/// @param startsAt in the product's time zone
/// @param room of the body, by name; null where only `place` says where
/// @param restricted whether its record is
/// @param uid its identity in every calendar, for ever
/// @param sequence rises whenever what calendars show of it changes
/// @param answerBy null where no day was set
public record Occasion(
    long meetingId,
    String title,
    Language language,
    String organisation,
    long organisationId,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable LocalTime startsAt,
    @Nullable LocalTime endsAt,
    @Nullable String place,
    @Nullable Long roomId,
    @Nullable String room,
    @Nullable Integer seats,
    MeetingState state,
    boolean restricted,
    UUID uid,
    int sequence,
    Instant changedAt,
    @Nullable LocalDate answerBy,
    @Nullable String words) {

  public boolean takesPlace() {
    return state != MeetingState.CANCELLED && state != MeetingState.POSTPONED;
  }

  public Hours hours() {
    return Hours.of(startsAt, endsAt);
  }

  /// Room and place together; empty where neither is known.
  public String where() {
    if (room == null) {
      return place == null ? "" : place;
    }
    return place == null || place.equals(room) ? room : room + ", " + place;
  }
}
