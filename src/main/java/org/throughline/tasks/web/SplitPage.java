package org.throughline.tasks.web;

import java.util.List;
import org.throughline.tasks.Task;

/// @param leads to choose from, for each part
public record SplitPage(Task task, String words, StateForm form, List<List<Choice.Group>> leads) {
  public int parts() {
    return leads.size();
  }
}
