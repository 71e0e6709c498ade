package org.throughline.shared.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;

/// Reads what was typed or chosen in a form, in one way for every form.
public final class Typed {
  private Typed() {}

  public static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /// With `\n` line ends; empty for nothing.
  public static String text(@Nullable String text) {
    return text == null ? "" : text.replace("\r\n", "\n").replace("\u0000", "").strip();
  }

  /// Empty for anything but a positive number.
  public static Optional<Long> id(@Nullable String text) {
    return text != null && text.strip().matches("[1-9][0-9]{0,17}")
        ? Optional.of(Long.valueOf(text.strip()))
        : Optional.empty();
  }

  /// For an id in an address.
  public static long idOrNotFound(Kind kind, String text) {
    return id(text).orElseThrow(() -> new NotFound(kind.code()));
  }

  /// Empty for anything but a day of the calendar between 1900 and 2999.
  public static Optional<LocalDate> date(@Nullable String text) {
    if (text == null || !text.strip().matches("(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
