package org.throughline.tasks;

import org.throughline.shared.Coded;

/// What a report says about how a task stands.
public enum Progress implements Coded {
  NOT_STARTED,
  ON_SCHEDULE,
  BEHIND,
  BLOCKED,
  DONE
}
