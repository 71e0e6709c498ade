package org.throughline.publishing.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the forms on an edition's page send.
///
/// @param revision of what was on the page
public record EditionForm(
    @Nullable String revision,
    @Nullable String reason,
    @Nullable String reasonEn,
    @Nullable String reasonZh) {
  static final EditionForm EMPTY = new EditionForm(null, null, null, null);

  /// -1, which no edition has, where it is missing or malformed.
  static int number(@Nullable String typed) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(typed, "-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
