package org.throughline.meetings.web;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;

/// @param enlargedWith one class a line
public record PlanForm(
    @Nullable String organisation,
    @Nullable String title,
    @Nullable String form,
    @Nullable String session,
    @Nullable String heldOn,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String place,
    @Nullable String enlargedWith,
    @Nullable String language,
    @Nullable String access) {

  static PlanForm empty(String language) {
    return new PlanForm(
        null, null, "ordinary", null, null, null, null, null, null, language, "internal");
  }

  static PlanForm of(Meeting meeting) {
    return new PlanForm(
        Long.toString(meeting.organisationId()),
        meeting.title(),
        meeting.form().code(),
        meeting.session(),
        day(meeting.heldOn()),
        hour(meeting.startsAt()),
        hour(meeting.endsAt()),
        meeting.place(),
        String.join("\n", meeting.enlargedWith()),
        meeting.language().tag(),
        meeting.access().code());
  }

  /// Who meets stays as it is, whatever was sent.
  PlanForm of(long organisationId) {
    return new PlanForm(
        Long.toString(organisationId),
        title,
        form,
        session,
        heldOn,
        startsAt,
        endsAt,
        place,
        enlargedWith,
        language,
        access);
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable String hour(@Nullable LocalTime hour) {
    return hour == null ? null : hour.toString();
  }
}
