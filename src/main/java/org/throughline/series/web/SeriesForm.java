package org.throughline.series.web;

import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;

/// @param like id of the meeting whose items each begins with
public record SeriesForm(
    @Nullable String organisation,
    @Nullable String title,
    @Nullable String form,
    @Nullable String language,
    @Nullable String access,
    @Nullable String place,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String rhythm,
    @Nullable String firstOn,
    @Nullable String like) {

  static SeriesForm empty(String language) {
    return new SeriesForm(
        null, null, "ordinary", language, "internal", null, null, null, "monthly", null, null);
  }

  static SeriesForm like(Meeting meeting) {
    return new SeriesForm(
        Long.toString(meeting.organisationId()),
        meeting.title(),
        meeting.form().code(),
        meeting.language().tag(),
        meeting.access().code(),
        meeting.place(),
        meeting.startsAt() == null ? null : meeting.startsAt().toString(),
        meeting.endsAt() == null ? null : meeting.endsAt().toString(),
        "monthly",
        null,
        Long.toString(meeting.id()));
  }
}
