package org.throughline.indicators;

import org.throughline.shared.Coded;

public enum FigureState implements Coded {
  PROVISIONAL,
  FINAL,
  /// Changed after it was final, with the reason.
  CORRECTED
}
