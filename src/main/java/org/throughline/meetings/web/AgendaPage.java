package org.throughline.meetings.web;

import java.util.List;
import org.throughline.meetings.AgendaChange;
import org.throughline.meetings.AgendaVersion;
import org.throughline.meetings.Meeting;

/// @param versions the latest first
/// @param since what has changed in the agenda since the latest
/// @param mayDraft whether this reader may keep the agenda as a draft now
/// @param mayApprove whether this reader may approve the latest draft now
/// @param mayFinish whether this reader may make what was approved final now
public record AgendaPage(
    Meeting meeting,
    List<Version> versions,
    List<AgendaChange> since,
    boolean mayDraft,
    boolean mayApprove,
    boolean mayFinish) {

  /// @param changes from the version before it
  public record Version(AgendaVersion version, String by, List<AgendaChange> changes) {
    public String stage() {
      return "meetings.stage." + version.stage().code();
    }
  }

  public String lang() {
    return meeting.language().tag();
  }
}
