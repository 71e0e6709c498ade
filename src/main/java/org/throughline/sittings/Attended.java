package org.throughline.sittings;

import org.throughline.shared.Coded;

/// How much of an item somebody was there for.
public enum Attended implements Coded {
  THROUGHOUT,
  PART,
  NOT
}
