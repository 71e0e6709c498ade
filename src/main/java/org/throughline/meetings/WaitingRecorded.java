package org.throughline.meetings;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// An item began to wait for a meeting, went on an agenda, or was laid aside.
public record WaitingRecorded(Ref about, Who by, What what, @Nullable String detail)
    implements Happened {

  public enum What implements Coded {
    CARRIED,
    NOT_CARRIED,
    BROUGHT_IN,
    PLACED,
    LAID_ASIDE
  }

  @Override
  public String action() {
    return "waiting_item." + what.code();
  }
}
