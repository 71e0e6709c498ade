package org.throughline.tasks.web;

import java.util.List;
import java.util.Map;
import org.throughline.tasks.BulkSteps;

/// What a step would do to the tasks chosen.
///
/// @param names of the organisations that the lines speak of
/// @param organisations to choose from, where the step needs one
public record BulkPage(
    BulkForm form,
    List<BulkSteps.Line> lines,
    Map<Long, String> names,
    List<Choice.Group> organisations) {
  public boolean needsOrganisation() {
    return "reassign".equals(form.step()) || "supervisor".equals(form.step());
  }

  public List<BulkSteps.Line> possible() {
    return lines.stream().filter(line -> line.chosen() && line.refusal() == null).toList();
  }

  public long chosen() {
    return lines.stream().filter(BulkSteps.Line::chosen).count();
  }

  public String name(long id) {
    return names.getOrDefault(id, "");
  }
}
