package org.throughline.minutes;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something was done with a version of minutes.
public record MinutesChanged(Ref about, Who by, What what, @Nullable String detail)
    implements Happened {

  public enum What implements Coded {
    DRAWN,
    EDITED,
    COMMENTED,
    COMMENT_SETTLED,
    CIRCULATED,
    RECALLED,
    AGREED,
    OBJECTED,
    PUT_ON_AGENDA,
    APPROVED,
    SIGNED,
    CORRECTION_BEGUN,
    CORRECTION_DROPPED,
    SUPERSEDED
  }

  @Override
  public String action() {
    return "minutes." + what.code();
  }
}
