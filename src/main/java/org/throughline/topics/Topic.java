package org.throughline.topics;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.ItemKind;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// @param organisationId who brings it
/// @param forOrganisationId to whose meeting
/// @param asked what the meeting is asked to decide or to note
/// @param wishedBy the day by which it should be dealt with; a wish
/// @param reason why it was sent back, refused or withdrawn
/// @param waitingItemId what became of it once it was accepted
public record Topic(
    long id,
    long organisationId,
    long forOrganisationId,
    ItemKind kind,
    String title,
    String text,
    String asked,
    @Nullable Integer minutes,
    Access access,
    Language language,
    @Nullable LocalDate wishedBy,
    TopicState state,
    @Nullable String reason,
    long draftedBy,
    @Nullable Instant submittedAt,
    @Nullable Long waitingItemId) {}
