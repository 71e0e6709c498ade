package org.throughline.sameness;

import org.throughline.shared.Coded;

public enum FindingKind implements Coded {
  /// Hardly more than the words of what was asked.
  ECHO,
  /// Much of it stands in a report of another organisation.
  COPY,
  /// Much of it stands in the organisation's own report before.
  ROLLOVER,
  /// It speaks of a place that is not its own.
  OTHER_PLACE
}
