package org.throughline.indicators;

import org.throughline.shared.Coded;

/// What becomes of one cell of a request: one figure of one body.
public enum CellState implements Coded {
  /// Held before it was asked for.
  FILLED,
  /// Made from the figures of the bodies beneath.
  COMPUTED,
  /// Another request asks for it already; both get it.
  JOINED,
  /// The body said before that it cannot give it.
  DECLINED,
  /// Collected from other bodies than this.
  NONE,
  ASKED,
  /// Asked for and given.
  ANSWERED,
  /// Asked for, not given, and the day has passed.
  LATE
}
