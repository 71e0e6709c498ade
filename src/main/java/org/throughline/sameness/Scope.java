package org.throughline.sameness;

import org.throughline.shared.Kind;

/// What siblings answer together: a clause, a decision clause, or the task at the top of a cascade.
public record Scope(Kind kind, long id) {
  public Scope {
    if (kind != Kind.CLAUSE && kind != Kind.DECISION_CLAUSE && kind != Kind.TASK) {
      throw new IllegalArgumentException("no scope: " + kind);
    }
  }

  /// As stored: four times the id, and which of the three.
  public long number() {
    var which = kind == Kind.CLAUSE ? 0 : kind == Kind.DECISION_CLAUSE ? 1 : 2;
    return id * 4 + which;
  }
}
