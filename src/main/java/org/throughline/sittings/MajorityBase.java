package org.throughline.sittings;

import org.throughline.shared.Coded;

/// Of whom the majority is reckoned.
public enum MajorityBase implements Coded {
  /// The votes for and against: who abstains is not counted.
  CAST,
  /// All who may vote and are there.
  PRESENT,
  /// All who may vote, there or not.
  SEATS
}
