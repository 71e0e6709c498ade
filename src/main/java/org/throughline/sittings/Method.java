package org.throughline.sittings;

import org.throughline.shared.Coded;

/// How is voted.
public enum Method implements Coded {
  /// Each by name, on their own page or told to the secretary.
  NAMED,
  /// By a show of hands, of which only the numbers are written down.
  HANDS,
  /// On one's own page; nobody learns who voted what.
  SECRET,
  /// Nobody objected.
  CONSENSUS
}
