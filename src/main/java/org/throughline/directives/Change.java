package org.throughline.directives;

import org.throughline.shared.Coded;

/// What a correction does to what was sent.
public enum Change implements Coded {
  /// Reads differently, is of another kind, or is due on another day.
  CHANGED,
  /// Another clause or directive stands in its place.
  SUPERSEDED,
  WITHDRAWN
}
