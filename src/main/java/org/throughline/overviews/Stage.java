package org.throughline.overviews;

import org.throughline.shared.Coded;

/// Where a task waits, and for whom.
public enum Stage implements Coded {
  /// For its lead to accept it.
  TO_TAKE_UP,
  /// For its issuer to answer a return.
  TO_ANSWER,
  /// For its issuer to grant or refuse a later day.
  TO_EXTEND,
  /// For whoever can lift the block.
  TO_LIFT,
  /// For its supervisor.
  TO_VERIFY,
  /// For its issuer.
  TO_CLOSE
}
