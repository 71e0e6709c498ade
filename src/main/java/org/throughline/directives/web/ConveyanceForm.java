package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;

/// By what means and on which day a directive was passed on.
public record ConveyanceForm(@Nullable String means, @Nullable String on) {
  static final ConveyanceForm EMPTY = new ConveyanceForm("circulation", null);
}
