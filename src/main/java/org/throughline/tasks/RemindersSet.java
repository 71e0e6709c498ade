package org.throughline.tasks;

import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// When a task is reminded of was chosen anew.
public record RemindersSet(Ref about, Who by) implements Happened {
  @Override
  public String action() {
    return "task.reminders_set";
  }
}
