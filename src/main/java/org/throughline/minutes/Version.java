package org.throughline.minutes;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One version of a meeting's minutes.
///
/// @param reason why it corrects the one before; null for the first
/// @param answerBy while it circulates: the day by whose end silence is agreement
/// @param basisItemId the item at which a later meeting approved it
/// @param hash SHA-256 of the whole text; null until it is approved
/// @param openHash SHA-256 of the text without its closed part
public record Version(
    long id,
    long meetingId,
    int number,
    VersionState state,
    @Nullable String reason,
    long draftedBy,
    Instant draftedAt,
    @Nullable LocalDate answerBy,
    @Nullable Long approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Basis basis,
    @Nullable Long basisItemId,
    @Nullable String hash,
    @Nullable String openHash) {}
