package org.throughline.meetings;

/// What hangs on a part of a meeting's record, so that it cannot be taken out; implemented by
/// whoever hangs something on it.
public interface RecordUses {
  boolean ofItem(long itemId);

  boolean ofAttendance(long attendanceId);
}
