package org.throughline.directives;

import org.throughline.shared.Coded;

/// Whether a directive or a clause still asks for something. Only a directive is ever merged: found
/// to be the same as another record, which answers for it.
public enum ForceState implements Coded {
  IN_FORCE,
  SUPERSEDED,
  WITHDRAWN,
  MERGED
}
