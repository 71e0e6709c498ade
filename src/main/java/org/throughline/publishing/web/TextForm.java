package org.throughline.publishing.web;

import org.jspecify.annotations.Nullable;

public record TextForm(
    @Nullable String revision,
    @Nullable String title,
    @Nullable String body,
    @Nullable String sourceEn,
    @Nullable String sourceZh) {}
