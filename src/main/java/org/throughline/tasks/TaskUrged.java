package org.throughline.tasks;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A task was urged.
///
/// @param urging its row
public record TaskUrged(Ref about, Who by, long urging, @Nullable String words)
    implements Happened {
  @Override
  public String action() {
    return "task.urged";
  }

  @Override
  public @Nullable String detail() {
    return words;
  }
}
