package org.throughline.shared;

import java.util.function.Function;

/// What came of an attempt: done, with its result, or refused, with the reason. Never dropped.
public sealed interface Outcome<T> {
  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  static <T> Outcome<T> invalid(String key, Object... arguments) {
    return new Refused<>(Refusal.invalid(key, arguments));
  }

  static <T> Outcome<T> conflict(String key, Object... arguments) {
    return new Refused<>(Refusal.conflict(key, arguments));
  }

  default <R> R fold(Function<T, R> done, Function<Refusal, R> refused) {
    return switch (this) {
      case Done<T>(var value) -> done.apply(value);
      case Refused<T>(var refusal) -> refused.apply(refusal);
    };
  }
}
