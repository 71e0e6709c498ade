package org.throughline.readouts.reading;

import org.jspecify.annotations.Nullable;

/// A person named as taking part, with the post written beside the name, if any.
public record FoundPerson(Found name, @Nullable Found post, Role role) {}
