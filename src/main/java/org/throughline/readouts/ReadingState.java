package org.throughline.readouts;

import org.throughline.shared.Coded;

public enum ReadingState implements Coded {
  /// Read by the program; a person has yet to confirm it.
  PROPOSED,
  CONFIRMED,
  DISCARDED
}
