package org.throughline.meetings;

import org.throughline.shared.Coded;

/// As what somebody was there, or was not.
public enum AttendanceClass implements Coded {
  PRESIDES,
  MEMBER,
  INVITED,
  STAFF,
  OBSERVER,
  MEDIA,
  EXCUSED,
  ABSENT,
  SUBSTITUTE
}
