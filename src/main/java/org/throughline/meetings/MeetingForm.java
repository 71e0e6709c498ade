package org.throughline.meetings;

import org.throughline.shared.Coded;

/// How a meeting sits: with its members, with more than its members, or out of turn.
public enum MeetingForm implements Coded {
  ORDINARY,
  ENLARGED,
  SPECIAL
}
