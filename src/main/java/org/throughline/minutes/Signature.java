package org.throughline.minutes;

import java.time.Instant;

/// @param stands whether the hash that was signed is the one of the words as they stand now,
///   computed anew at each showing
public record Signature(
    SigningPlace place,
    long personId,
    String name,
    String post,
    Instant at,
    String hash,
    boolean stands) {}
