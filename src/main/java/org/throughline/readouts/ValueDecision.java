package org.throughline.readouts;

import org.throughline.shared.Coded;

/// What a person said of one proposed value.
public enum ValueDecision implements Coded {
  OPEN,
  CONFIRMED,
  CHANGED,
  DROPPED;

  /// Whether the value goes into the records.
  public boolean keeps() {
    return this == CONFIRMED || this == CHANGED;
  }
}
