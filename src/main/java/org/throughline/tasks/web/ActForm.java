package org.throughline.tasks.web;

import org.jspecify.annotations.Nullable;

/// What was typed for one step of a task; each step uses what it needs.
///
/// @param text a reason, a note, a remark, or the words of a report
/// @param behalf the person reported for
public record ActForm(
    @Nullable String text,
    @Nullable String official,
    @Nullable String lead,
    @Nullable String post,
    @Nullable String progress,
    @Nullable String behalf,
    @Nullable String level) {
  static final ActForm EMPTY = new ActForm(null, null, null, null, null, null, null);
}
