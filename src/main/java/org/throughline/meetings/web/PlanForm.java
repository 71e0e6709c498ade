package org.throughline.meetings.web;

import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;

public record PlanForm(
    @Nullable String organisation,
    @Nullable String title,
    @Nullable String form,
    @Nullable String session,
    @Nullable String heldOn,
    @Nullable String place,
    @Nullable String language,
    @Nullable String access) {

  static PlanForm empty(String language) {
    return new PlanForm(null, null, "ordinary", null, null, null, language, "internal");
  }

  static PlanForm of(Meeting meeting) {
    var day = meeting.heldOn();
    return new PlanForm(
        Long.toString(meeting.organisationId()),
        meeting.title(),
        meeting.form().code(),
        meeting.session(),
        day == null ? null : day.toString(),
        meeting.place(),
        meeting.language().tag(),
        meeting.access().code());
  }
}
