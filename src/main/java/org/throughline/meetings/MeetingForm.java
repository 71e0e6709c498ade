package org.throughline.meetings;

import org.throughline.shared.Coded;

/// How a meeting sits: with its members, with more than its members, out of turn, or not at all: a
/// circulation is answered in writing until its day.
public enum MeetingForm implements Coded {
  ORDINARY,
  ENLARGED,
  SPECIAL,
  CIRCULATION;

  public boolean sits() {
    return this != CIRCULATION;
  }
}
