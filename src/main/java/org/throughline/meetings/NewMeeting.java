package org.throughline.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param enlargedWith classes beyond the members; of an enlarged meeting only
public record NewMeeting(
    long organisationId,
    String title,
    MeetingForm form,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable LocalTime startsAt,
    @Nullable LocalTime endsAt,
    @Nullable String place,
    List<String> enlargedWith,
    Language language,
    Access access) {
  public NewMeeting {
    title = title.strip();
    session = Blank.toNull(session);
    place = Blank.toNull(place);
    enlargedWith =
        enlargedWith.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /// Of which no hours are known, as of one told by a readout.
  public NewMeeting(
      long organisationId,
      String title,
      MeetingForm form,
      @Nullable String session,
      @Nullable LocalDate heldOn,
      @Nullable String place,
      Language language,
      Access access) {
    this(
        organisationId,
        title,
        form,
        session,
        heldOn,
        null,
        null,
        place,
        List.of(),
        language,
        access);
  }
}
