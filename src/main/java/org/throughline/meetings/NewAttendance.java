package org.throughline.meetings;

import org.jspecify.annotations.Nullable;

/// A known person of the body with the post exercised; or a name and post as written; or only how
/// many.
///
/// @param headCount of people not named one by one: "and 12 heads of departments"
public record NewAttendance(
    AttendanceClass attendanceClass,
    @Nullable Long personId,
    @Nullable Long postId,
    @Nullable String name,
    @Nullable String postTitle,
    @Nullable Integer headCount) {
  public NewAttendance {
    name = Blank.toNull(name);
    postTitle = Blank.toNull(postTitle);
  }
}
