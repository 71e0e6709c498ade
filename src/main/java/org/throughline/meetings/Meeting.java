package org.throughline.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param organisationId the organisation that meets and answers for the record
/// @param session as the body itself counts: "2nd Meeting", 第十次会议
/// @param heldOn null until the day is known
/// @param language the language the record is written in
/// @param minutes null until they are drafted
public record Meeting(
    long id,
    long organisationId,
    String title,
    MeetingForm form,
    @Nullable String session,
    @Nullable LocalDate heldOn,
    @Nullable String place,
    Language language,
    Access access,
    MeetingState state,
    @Nullable String minutes,
    @Nullable Long minutesDraftedBy,
    @Nullable Long minutesApprovedBy) {}
