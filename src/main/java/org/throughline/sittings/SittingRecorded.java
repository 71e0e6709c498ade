package org.throughline.sittings;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something happened at a sitting, or was put right in its record. Of a ballot it says that it was
/// cast, never what was on it.
public record SittingRecorded(Ref about, Who by, What what, @Nullable String detail)
    implements Happened {
  public enum What implements Coded {
    ARRIVED,
    LEFT,
    MOVEMENT_TAKEN_BACK,
    TURNED,
    PAUSED,
    PRESIDES,
    INTEREST_DECLARED,
    INTEREST_WITHDRAWN,
    ASKED_TO_SPEAK,
    SPEAKS,
    SPOKE,
    WAIVED,
    VOTE_OPENED,
    VOTED,
    VOTE_CLOSED,
    VOTE_ABANDONED,
    AGREED_BY_ALL
  }

  @Override
  public String action() {
    return "sitting." + what.code();
  }
}
