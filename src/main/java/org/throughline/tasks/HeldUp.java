package org.throughline.tasks;

import org.throughline.shared.Coded;

/// Why a late task is not its doer's fault just now.
public enum HeldUp implements Coded {
  /// Reported done; the supervisor has not looked.
  VERIFICATION,
  /// Returned to its issuer, who has not answered.
  RETURN,
  /// Blocked by somebody else, who can lift it.
  BLOCKED,
  /// The subtask before it is not done.
  PREDECESSOR,
  /// A later day was asked for; the issuer has not answered.
  EXTENSION
}
