package org.throughline.sittings;

import java.time.Instant;

/// From this moment on somebody presides.
public record Presiding(long attendanceId, Instant at) {}
