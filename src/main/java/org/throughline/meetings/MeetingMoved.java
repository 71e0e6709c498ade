package org.throughline.meetings;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A meeting came into a state; `meeting.ended` and the like.
///
/// @param detail the reason, or the new day
public record MeetingMoved(Ref about, Who by, MeetingState to, @Nullable String detail)
    implements Happened {
  @Override
  public String action() {
    return "meeting." + to.code();
  }
}
