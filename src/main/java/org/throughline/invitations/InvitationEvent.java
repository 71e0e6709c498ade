package org.throughline.invitations;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Something happened about who is called to a meeting.
public sealed interface InvitationEvent extends Happened {

  /// @param about the meeting, or an organisation whose room it is, or a person whose calendar
  record Kept(Ref about, Who by, What what, @Nullable String detail) implements InvitationEvent {
    @Override
    public String action() {
      return "invitation." + what.code();
    }
  }

  enum What implements Coded {
    NOTICE_CHANGED,
    INVITED,
    ROOM_ADDED,
    ROOM_CLOSED,
    CALENDAR_MADE,
    CALENDAR_REVOKED
  }

  /// @param about the meeting
  /// @param fresh ids of people by their invitation who had no notice before
  /// @param again of those who had an older one
  record Sent(Ref about, Who by, Set<Long> fresh, Set<Long> again, @Nullable LocalDate answerBy)
      implements InvitationEvent {
    public Sent {
      fresh = Set.copyOf(fresh);
      again = Set.copyOf(again);
    }

    @Override
    public String action() {
      return "invitation.sent";
    }

    @Override
    public String detail() {
      return Integer.toString(fresh.size() + again.size());
    }
  }

  /// @param about the invitation
  /// @param told whether they had been sent it
  record Withdrawn(Ref about, Who by, long meetingId, long personId, boolean told)
      implements InvitationEvent {
    @Override
    public String action() {
      return "invitation.withdrawn";
    }
  }

  /// @param about the invitation
  /// @param substituteId who is told that they come instead
  record Answered(
      Ref about,
      Who by,
      long meetingId,
      Answer answer,
      Through through,
      @Nullable Long substituteId)
      implements InvitationEvent {
    @Override
    public String action() {
      return "invitation.answered." + answer.code();
    }
  }

  /// @param about the meeting
  record Reminded(Ref about, Who by, Set<Long> people, @Nullable LocalDate answerBy)
      implements InvitationEvent {
    public Reminded {
      people = Set.copyOf(people);
    }

    @Override
    public String action() {
      return "invitation.reminded";
    }

    @Override
    public String detail() {
      return Integer.toString(people.size());
    }
  }
}
