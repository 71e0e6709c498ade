package org.throughline.meetings;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something in a meeting's record was written, changed or taken out.
public record MeetingRecorded(Ref about, Who by, What what, @Nullable String detail)
    implements Happened {

  public enum What implements Coded {
    CHANGED,
    AGENDA_DRAFTED,
    AGENDA_APPROVED,
    AGENDA_FINAL,
    ITEM_ADDED,
    ITEM_CHANGED,
    ITEM_MOVED,
    ITEM_REMOVED,
    ATTENDANCE_ADDED,
    ATTENDANCE_CHANGED,
    ATTENDANCE_REMOVED,
    STATEMENT_ADDED,
    STATEMENT_REMOVED
  }

  @Override
  public String action() {
    return "meeting." + what.code();
  }
}
