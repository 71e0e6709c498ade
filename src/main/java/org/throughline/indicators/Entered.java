package org.throughline.indicators;

import org.throughline.shared.Refusal;

/// What came of one row of figures.
public sealed interface Entered {
  /// Nothing was typed.
  record Blank() implements Entered {}

  /// It stood there already.
  record Unchanged(long figureId) implements Entered {}

  record Saved(long figureId) implements Entered {}

  record Refused(Refusal refusal) implements Entered {}
}
