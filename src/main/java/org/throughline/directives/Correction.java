package org.throughline.directives;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A correction after sending, with what stood before.
///
/// @param clauseId null where the whole directive was superseded or withdrawn
/// @param kind what the clause was before; null without a clause, as are the words
/// @param from since when it read so
/// @param at until when: the moment of the correction
/// @param bodies how many had decided about it
public record Correction(
    long id,
    long directiveId,
    @Nullable Long clauseId,
    Change change,
    String reason,
    @Nullable ClauseKind kind,
    @Nullable String text,
    @Nullable String addressee,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate reviewOn,
    Instant from,
    Instant at,
    @Nullable Long by,
    int bodies) {}
