package org.throughline.calendars;

import org.throughline.shared.Coded;

/// What the day is from which a rule counts.
public enum CountedFrom implements Coded {
  MEETING,
  RECEIPT,
  DECISION,
  ISSUE,
  PERIOD_END
}
