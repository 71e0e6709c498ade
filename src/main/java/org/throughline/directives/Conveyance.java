package org.throughline.directives;

import java.time.LocalDate;

/// When and how an organisation passed a directive on to its own people.
public record Conveyance(
    long id, long directiveId, long organisationId, ConveyanceMeans means, LocalDate on) {}
