package org.throughline.meetings;

import static org.throughline.meetings.MeetingState.CANCELLED;
import static org.throughline.meetings.MeetingState.CLOSED;
import static org.throughline.meetings.MeetingState.CONVENED;
import static org.throughline.meetings.MeetingState.ENDED;
import static org.throughline.meetings.MeetingState.IN_SESSION;
import static org.throughline.meetings.MeetingState.MINUTES_APPROVED;
import static org.throughline.meetings.MeetingState.MINUTES_DRAFTED;
import static org.throughline.meetings.MeetingState.PLANNED;
import static org.throughline.meetings.MeetingState.POSTPONED;
import static org.throughline.organisations.Permission.MEETING_CLOSE;
import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static org.throughline.organisations.Permission.MINUTES_APPROVE;

import java.util.Set;
import org.throughline.organisations.Permission;
import org.throughline.shared.Coded;

/// Every way from state to state, and who may go it. The database has the same ways in the trigger
/// `meeting_moves`.
///
/// | further | asked of it |
/// | --- | --- |
/// | CONVOCATION, OPENING | the day is known; a meeting is not opened before its day |
/// | ENDING | conveys the items' directives to the body |
/// | POSTPONEMENT, CANCELLATION | the reason is given |
/// | DRAFTING | may be repeated until the minutes are approved |
/// | APPROVAL | by somebody other than the drafter |
/// | CLOSURE | no [ClosingCheck] finds an open question |
public enum MeetingTransition implements Coded {
  CONVOCATION(MEETING_PREPARE, CONVENED, PLANNED),
  OPENING(MEETING_PREPARE, IN_SESSION, CONVENED),
  ENDING(MEETING_PREPARE, ENDED, IN_SESSION),
  DRAFTING(MEETING_PREPARE, MINUTES_DRAFTED, ENDED, MINUTES_DRAFTED),
  APPROVAL(MINUTES_APPROVE, MINUTES_APPROVED, MINUTES_DRAFTED),
  CLOSURE(MEETING_CLOSE, CLOSED, MINUTES_APPROVED),
  POSTPONEMENT(MEETING_PREPARE, POSTPONED, PLANNED, CONVENED),
  REPLANNING(MEETING_PREPARE, PLANNED, POSTPONED),
  CANCELLATION(MEETING_PREPARE, CANCELLED, PLANNED, CONVENED, POSTPONED);

  private final Permission permission;
  private final MeetingState to;
  private final Set<MeetingState> from;

  MeetingTransition(Permission permission, MeetingState to, MeetingState... from) {
    this.permission = permission;
    this.to = to;
    this.from = Set.of(from);
  }

  public Permission permission() {
    return permission;
  }

  public MeetingState to() {
    return to;
  }

  /// Made by whoever keeps the minutes, on their page and not on the meeting's.
  public boolean ofMinutes() {
    return this == DRAFTING || this == APPROVAL;
  }

  public boolean leadsFrom(MeetingState state) {
    return from.contains(state);
  }
}
