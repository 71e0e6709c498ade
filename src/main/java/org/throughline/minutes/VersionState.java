package org.throughline.minutes;

import org.throughline.shared.Coded;

/// A draft is written, may circulate, and is approved; a later approved version supersedes it.
public enum VersionState implements Coded {
  DRAFT,
  CIRCULATED,
  APPROVED,
  SUPERSEDED;

  /// Whether its words may still become others.
  public boolean open() {
    return this == DRAFT || this == CIRCULATED;
  }
}
