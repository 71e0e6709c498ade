package org.throughline.meetings;

import org.jspecify.annotations.Nullable;

/// @param speaker of a known person, or as written; null where the meeting itself speaks
public record Statement(
    long id,
    @Nullable Long itemId,
    int number,
    StatementVerb verb,
    @Nullable String speaker,
    String text,
    @Nullable String addressee) {}
