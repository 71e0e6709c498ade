package org.throughline.tasks;

import org.throughline.shared.Coded;

/// The rungs of a body's ladder for late tasks, in the order in which they are taken.
public enum Rung implements Coded {
  UNIT_HEAD(1),
  CHAIR(3),
  /// The next agenda of the issuing body, through its secretary.
  AGENDA(5);

  private final int usualDays;

  Rung(int usualDays) {
    this.usualDays = usualDays;
  }

  /// Working days after the deadline, where a body has said nothing else.
  public int usualDays() {
    return usualDays;
  }
}
