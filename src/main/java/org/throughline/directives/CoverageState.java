package org.throughline.directives;

import org.throughline.shared.Coded;

/// How a clause stands in one body. The position here is the byte in a receipt's packed coverage.
public enum CoverageState implements Coded {
  UNKNOWN,
  UNDER_STUDY,
  COVERED,
  PARTLY,
  GUIDELINE,
  NOT_APPLICABLE,
  UNCOVERED;

  private static final CoverageState[] ALL = values();

  public static CoverageState ofByte(byte packed) {
    return ALL[packed];
  }
}
