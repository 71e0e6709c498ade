package org.throughline.series;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingForm;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param likeMeeting the meeting whose items each of the series begins with; null for none
public record NewSeries(
    long organisationId,
    String title,
    MeetingForm form,
    Language language,
    Access access,
    @Nullable String place,
    @Nullable LocalTime startsAt,
    @Nullable LocalTime endsAt,
    Rhythm rhythm,
    LocalDate firstOn,
    @Nullable Long likeMeeting) {
  public NewSeries {
    title = title.strip();
    place = place == null || place.isBlank() ? null : place.strip();
  }
}
