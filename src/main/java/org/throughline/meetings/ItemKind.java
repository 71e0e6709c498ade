package org.throughline.meetings;

import org.throughline.shared.Coded;

/// What an agenda item is for.
public enum ItemKind implements Coded {
  CONVEY,
  REPORT,
  PROPOSAL,
  INFORM,
  ELECT,
  FOLLOW_UP,
  ARRANGE
}
