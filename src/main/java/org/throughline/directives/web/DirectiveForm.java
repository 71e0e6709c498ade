package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// What was typed to register a directive.
public record DirectiveForm(
    @Nullable String kind,
    @Nullable String title,
    @Nullable String issuer,
    @Nullable String number,
    @Nullable String dated,
    @Nullable String language,
    @Nullable String access,
    @Nullable String themes,
    @Nullable String body) {}
