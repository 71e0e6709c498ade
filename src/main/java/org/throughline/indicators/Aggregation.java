package org.throughline.indicators;

import org.throughline.shared.Coded;

/// How the figures of the bodies beneath make one of the body above them.
public enum Aggregation implements Coded {
  SUM,
  /// Weighted by another indicator, where one is named.
  AVERAGE,
  /// The one entered last.
  LATEST,
  NONE
}
