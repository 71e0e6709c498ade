package org.throughline.calendars;

import org.throughline.shared.Coded;

/// Where a date goes that falls on a day not worked.
public enum Roll implements Coded {
  NEXT,
  PREVIOUS,
  NONE
}
