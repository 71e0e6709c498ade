package org.throughline.sittings;

import org.throughline.shared.Coded;

/// What somebody votes.
public enum Choice implements Coded {
  IN_FAVOUR,
  AGAINST,
  ABSTENTION
}
