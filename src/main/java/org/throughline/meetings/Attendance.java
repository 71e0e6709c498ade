package org.throughline.meetings;

import org.jspecify.annotations.Nullable;

/// One line of the attendance, with names in the reader's language where people and posts are
/// known.
///
/// @param name of a known person, or as written; null where only a post or a count is known
/// @param post of a known post, or as written
public record Attendance(
    long id,
    AttendanceClass attendanceClass,
    @Nullable Long personId,
    @Nullable String name,
    @Nullable String post,
    @Nullable Integer headCount) {}
