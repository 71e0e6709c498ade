package org.throughline.directives.web;

import org.throughline.directives.ClauseKind;
import org.throughline.directives.CoverageState;

/// The classes that give a state or a kind its shape.
public final class Looks {
  private Looks() {}

  public static String of(CoverageState state) {
    return "cover--"
        + switch (state) {
          case UNKNOWN -> "unknown";
          case UNDER_STUDY -> "study";
          case COVERED -> "covered";
          case PARTLY -> "partly";
          case GUIDELINE -> "guideline";
          case NOT_APPLICABLE -> "not-applicable";
          case UNCOVERED -> "uncovered";
        };
  }

  public static String of(ClauseKind kind) {
    return "tag--" + kind.code();
  }
}
