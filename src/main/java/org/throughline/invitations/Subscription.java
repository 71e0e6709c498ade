package org.throughline.invitations;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An address at which a calendar program fetches meetings, as its owner's page shows it.
///
/// @param organisation in the reader's language; empty for the person's own meetings
/// @param lastFetchedOn null while nobody has
public record Subscription(
    long id,
    @Nullable Long organisationId,
    String organisation,
    Instant madeAt,
    @Nullable LocalDate lastFetchedOn) {}
