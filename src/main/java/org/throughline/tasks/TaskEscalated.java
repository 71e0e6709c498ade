package org.throughline.tasks;

import java.util.List;
import org.throughline.notifications.Audience;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A late task went a step up, or the step was skipped and whoever holds it up was told instead.
///
/// @param escalation its row
/// @param said the end of a message key
/// @param to who is told
public record TaskEscalated(
    Ref about, long escalation, String said, List<Audience> to, boolean skipped)
    implements Happened {
  public TaskEscalated {
    to = List.copyOf(to);
  }

  @Override
  public String action() {
    return "task.escalated";
  }

  @Override
  public Who by() {
    return Who.SYSTEM;
  }
}
