package org.throughline.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

public record NewMeeting(
    long organisationId,
    String title,
    MeetingForm form,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable String place,
    Language language,
    Access access) {
  public NewMeeting {
    title = title.strip();
    session = Blank.toNull(session);
    place = Blank.toNull(place);
  }
}
