package org.throughline.series;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.MeetingForm;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param ended whether no more meetings are planned from it
public record MeetingSeries(
    long id,
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
    boolean ended) {}
