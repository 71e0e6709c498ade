package org.throughline.tasks.web;

import org.jspecify.annotations.Nullable;

/// What was typed to give one task to many bodies; whom it goes to is read apart.
///
/// @param like id of the unit whose namesakes lead; empty for the bodies' offices
/// @param timing `deadline` or `review`
/// @param expected how many the preview said
public record CascadeForm(
    @Nullable String title,
    @Nullable String text,
    @Nullable String like,
    @Nullable String supervisor,
    @Nullable String timing,
    @Nullable String date,
    @Nullable String rule,
    @Nullable String access,
    @Nullable String expected) {}
