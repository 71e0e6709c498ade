package org.throughline.directives.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Outcome;

/// Reads what was typed.
final class Typed {
  private Typed() {}

  static String text(@Nullable String typed) {
    return org.throughline.shared.web.Typed.text(typed);
  }

  static boolean blank(@Nullable String typed) {
    return text(typed).isEmpty();
  }

  static Outcome<LocalDate> date(@Nullable String typed) {
    return org.throughline.shared.web.Typed.date(typed)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.invalid("directives.refused.date"));
  }

  /// A day that may be left out.
  record Day(@Nullable LocalDate date) {}

  static Outcome<Day> day(@Nullable String typed) {
    return blank(typed)
        ? Outcome.done(new Day(null))
        : date(typed).fold(date -> Outcome.done(new Day(date)), Outcome::refused);
  }

  /// Null where nothing, or nothing that is a whole number, was typed.
  static @Nullable Integer number(@Nullable String typed) {
    try {
      return Integer.valueOf(text(typed));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// A page's number, from 1; nonsense is the first page.
  static int page(@Nullable String typed) {
    var number = number(typed);
    return number == null ? 1 : Math.clamp(number, 1, 100_000);
  }

  /// An id that cannot be read is one that nothing has.
  static List<Long> ids(@Nullable List<String> typed) {
    return typed == null
        ? List.of()
        : typed.stream().filter(each -> !blank(each)).map(Typed::id).toList();
  }

  private static long id(String typed) {
    try {
      return Long.parseLong(typed.strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
