package org.throughline.series;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something happened to a series of meetings.
public record SeriesRecorded(Ref about, Who by, What what, @Nullable String detail)
    implements Happened {
  public enum What implements Coded {
    BEGUN,
    TERM_ADDED,
    PLANNED,
    ENDED
  }

  @Override
  public String action() {
    return "series." + what.code();
  }
}
