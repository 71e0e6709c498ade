package org.throughline.sittings;

import java.time.Instant;

/// Somebody came, or went.
public record Movement(long id, long attendanceId, Instant at, boolean arrives) {}
