package org.throughline.meetings.web;

import org.jspecify.annotations.Nullable;

/// @param as an attendance class
/// @param person `personId-postId` of a known person acting from a post
public record AttendanceForm(
    @Nullable String as,
    @Nullable String person,
    @Nullable String name,
    @Nullable String postTitle,
    @Nullable String headCount) {
  static final AttendanceForm EMPTY = new AttendanceForm("member", null, null, null, null);
}
