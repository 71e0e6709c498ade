package org.throughline.tasks;

import java.util.OptionalInt;
import org.throughline.shared.Coded;

/// How long before its deadline a task is reminded of.
public enum Lead implements Coded {
  SAME_DAY,
  ONE_DAY,
  THREE_DAYS,
  ONE_WEEK,
  /// On a day chosen, whatever the deadline.
  ON_DAY,
  /// Not at all, though the body usually would.
  NONE;

  /// Days before the deadline; empty where the deadline does not count.
  public OptionalInt days() {
    return switch (this) {
      case SAME_DAY -> OptionalInt.of(0);
      case ONE_DAY -> OptionalInt.of(1);
      case THREE_DAYS -> OptionalInt.of(3);
      case ONE_WEEK -> OptionalInt.of(7);
      case ON_DAY, NONE -> OptionalInt.empty();
    };
  }
}
