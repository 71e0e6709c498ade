package org.throughline.invitations;

import org.jspecify.annotations.Nullable;

/// @param seats null where nobody said
public record Room(long id, String name, @Nullable Integer seats) {}
