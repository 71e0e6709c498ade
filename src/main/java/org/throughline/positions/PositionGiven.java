package org.throughline.positions;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Somebody gave, changed or took back their position on an item.
public record PositionGiven(Ref about, Who by, @Nullable Stance stance, boolean wantsToSpeak)
    implements Happened {
  @Override
  public String action() {
    if (stance != null) {
      return "position." + stance.code();
    }
    return wantsToSpeak ? "position.speak" : "position.taken_back";
  }
}
