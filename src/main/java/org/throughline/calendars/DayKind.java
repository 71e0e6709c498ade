package org.throughline.calendars;

import org.throughline.shared.Coded;

/// What a day is that is not as its weekday says.
public enum DayKind implements Coded {
  HOLIDAY,
  /// A Saturday or Sunday worked to make up for a holiday.
  WORKING
}
