package org.throughline.minutes.web;

import java.util.List;
import org.throughline.meetings.Meeting;
import org.throughline.minutes.Differences;
import org.throughline.minutes.Version;

/// A version beside the one before it.
public record ChangesPage(
    Version version, Version before, Meeting meeting, List<Differences.Row> rows) {
  public String lang() {
    return meeting.language().tag();
  }

  public boolean same() {
    return rows.stream().noneMatch(Differences.Row::changed);
  }
}
