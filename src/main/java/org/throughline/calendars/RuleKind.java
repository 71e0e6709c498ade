package org.throughline.calendars;

import org.throughline.shared.Coded;

/// How a rule counts, and what its number means.
public enum RuleKind implements Coded {
  /// So many working days.
  WORKING_DAYS,
  /// So many days, worked or not.
  CALENDAR_DAYS,
  /// Of the month so many after this one; 0 for this one. So for the next two.
  END_OF_MONTH,
  END_OF_QUARTER,
  END_OF_YEAR,
  NTH_WORKING_DAY_OF_NEXT_MONTH,
  /// Month and day: 1130 is the next 30 November, the day counted from included.
  FIXED_DAY
}
