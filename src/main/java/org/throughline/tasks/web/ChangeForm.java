package org.throughline.tasks.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a task shall be, as it was typed.
public record ChangeForm(
    @Nullable String title,
    @Nullable String text,
    @Nullable String post,
    @Nullable List<String> supporting) {
  public List<String> supportingIds() {
    return Objects.requireNonNullElse(supporting, List.of());
  }
}
