package org.throughline.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param onBehalfOf a person of the lead organisation whose report it is; null for one's own
public record NewReport(
    Progress progress, String text, @Nullable Long onBehalfOf, List<Upload> files) {
  public NewReport {
    files = List.copyOf(files);
  }
}
