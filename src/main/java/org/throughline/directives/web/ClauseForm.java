package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// What was typed or selected to mark or correct a clause.
public record ClauseForm(
    @Nullable String kind,
    @Nullable String quote,
    @Nullable String begin,
    @Nullable String end,
    @Nullable String addressee) {
  static final ClauseForm EMPTY = new ClauseForm("requirement", null, null, null, null);
}
