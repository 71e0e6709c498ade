package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.Task;

public record MeasuresPage(Task task, List<Measure> measures) {
  public MeasuresPage {
    measures = List.copyOf(measures);
  }
}
