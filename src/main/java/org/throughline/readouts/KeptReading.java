package org.throughline.readouts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A text that was read in, and what was said of it as a whole.
///
/// @param organisationId the body that read it in
/// @param keepsMeeting false where the text reports another body's meeting, kept as a directive
///   only
/// @param meetingOrganisationId the organisation that met; null until somebody says
/// @param meetingHeldOn the day of the meeting, where the text does not say it
/// @param meetingId the meeting it became
/// @param directiveId the directive that the text as a whole became
public record KeptReading(
    long id,
    long organisationId,
    String name,
    Language language,
    String text,
    ReadingState state,
    Instant readAt,
    boolean keepsMeeting,
    @Nullable Long meetingOrganisationId,
    @Nullable LocalDate meetingHeldOn,
    @Nullable Long meetingId,
    @Nullable Long directiveId) {}
