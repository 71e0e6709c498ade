package org.throughline.shared;

import java.util.List;

/// Why something was not done, as a message key with its arguments, and with the HTTP status it
/// answers.
public record Refusal(int status, String key, List<Object> arguments) {
  public Refusal {
    arguments = List.copyOf(arguments);
  }

  /// What was sent cannot be accepted as it is: 422.
  public static Refusal invalid(String key, Object... arguments) {
    return new Refusal(422, key, List.of(arguments));
  }

  /// The record is in a state in which this cannot be done: 409.
  public static Refusal conflict(String key, Object... arguments) {
    return new Refusal(409, key, List.of(arguments));
  }

  /// Too large to take: 413.
  public static Refusal tooLarge(String key, Object... arguments) {
    return new Refusal(413, key, List.of(arguments));
  }
}
