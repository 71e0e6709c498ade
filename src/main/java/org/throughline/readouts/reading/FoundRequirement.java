package org.throughline.readouts.reading;

import org.jspecify.annotations.Nullable;

/// A sentence saying what somebody must do as an outcome of the meeting, and who, where the text
/// says it.
public record FoundRequirement(Found text, @Nullable Found addressee) {}
