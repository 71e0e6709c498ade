package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.tasks.BulkSteps;

public record BulkResultPage(
    BulkSteps.Batch batch, List<BulkSteps.Kept> lines, Map<Long, String> names) {
  public String name(long id) {
    return names.getOrDefault(id, "");
  }
}
