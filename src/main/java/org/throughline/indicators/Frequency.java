package org.throughline.indicators;

import org.throughline.shared.Coded;

/// How long an indicator's periods are.
public enum Frequency implements Coded {
  MONTH(1),
  QUARTER(3),
  HALF_YEAR(6),
  YEAR(12);

  private final int months;

  Frequency(int months) {
    this.months = months;
  }

  public int months() {
    return months;
  }

  /// For a number that a check constraint has admitted.
  static Frequency of(int months) {
    for (var each : values()) {
      if (each.months == months) {
        return each;
      }
    }
    throw new IllegalArgumentException("no period has " + months + " months");
  }
}
