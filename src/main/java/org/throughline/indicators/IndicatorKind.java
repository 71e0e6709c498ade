package org.throughline.indicators;

import org.throughline.shared.Coded;

/// What its figures are.
public enum IndicatorKind implements Coded {
  COUNT,
  AMOUNT,
  PERCENTAGE,
  /// Kept as 1 and 0, so that a sum counts the yes.
  YES_NO,
  WORDS;

  public boolean isNumber() {
    return this != WORDS && this != YES_NO;
  }
}
