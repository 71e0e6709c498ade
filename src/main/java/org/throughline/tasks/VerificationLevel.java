package org.throughline.tasks;

import org.throughline.shared.Coded;

/// How much was done to find out whether a report is true.
public enum VerificationLevel implements Coded {
  /// Nothing beyond the claim: the level of what is sent back.
  CLAIMED,
  /// Papers prove it.
  DOCUMENTED,
  /// Somebody went and looked.
  CHECKED,
  /// Those affected confirm it.
  CONFIRMED
}
