package org.throughline.indicators;

import org.throughline.shared.Coded;

/// Why a body does not give what it was asked for.
public enum Declined implements Coded {
  NOT_HELD,
  NOT_APPLICABLE,
  /// Then the reason says who has it.
  NOT_OURS
}
