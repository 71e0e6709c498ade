package org.throughline.positions;

import org.throughline.shared.Coded;

public enum Stance implements Coded {
  AGREE,
  OBJECTION,
  COMMENT;

  /// Whoever agrees need not say why.
  public boolean needsWords() {
    return this != AGREE;
  }
}
