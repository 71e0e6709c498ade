package org.throughline.shared;

import java.util.Locale;
import java.util.Optional;

/// An enum written in lower case in the database, in addresses and in message keys: `SENT_BACK` is
/// `sent_back`.
public interface Coded {
  String name();

  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E> & Coded> Optional<E> find(
      Class<E> type, @org.jspecify.annotations.Nullable String code) {
    for (E each : type.getEnumConstants()) {
      if (each.code().equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// For a code that a check constraint has already admitted.
  static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
    return find(type, code)
        .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + code));
  }
}
