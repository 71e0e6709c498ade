package org.throughline.meetings;

import static throughline.db.meetings.Tables.MEETING;

import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// The internal record of a meeting: drafted by one, approved by another.
@Service
public class Minutes {
  private final DSLContext sql;
  private final Transitions transitions;
  private final MinutesDraft draft;

  Minutes(DSLContext sql, Transitions transitions, MinutesDraft draft) {
    this.sql = sql;
    this.transitions = transitions;
    this.draft = draft;
  }

  /// The draft as it stands, else the record written out. Whoever asks has been shown the meeting.
  public String prefilled(Meeting meeting) {
    var minutes = meeting.minutes();
    return minutes != null ? minutes : draft.of(meeting);
  }

  /// May be drafted again until they are approved; the last hand is the drafter's.
  @Transactional
  public Outcome<Long> draft(Actor actor, long meetingId, String text) {
    var meeting = transitions.lock(actor, meetingId, MeetingTransition.DRAFTING);
    var refusal =
        Transitions.way(meeting, MeetingTransition.DRAFTING)
            .or(() ->
                text.isBlank()
                    ? Optional.of(Refusal.invalid("meetings.minutes.missing"))
                    : MeetingRules.tooLong("minutes", text, MeetingRules.MINUTES));
    if (refusal.isEmpty()) {
      sql.update(MEETING)
          .set(MEETING.MINUTES, text.strip())
          .set(MEETING.MINUTES_DRAFTED_BY, actor.personId())
          .where(MEETING.ID.eq(meetingId))
          .execute();
    }
    return transitions.moved(actor, meeting, MeetingTransition.DRAFTING, refusal, null);
  }

  @Transactional
  public Outcome<Long> approve(Actor actor, long meetingId) {
    var meeting = transitions.lock(actor, meetingId, MeetingTransition.APPROVAL);
    var refusal =
        Transitions.way(meeting, MeetingTransition.APPROVAL)
            .or(() ->
                Objects.equals(meeting.minutesDraftedBy(), actor.personId())
                    ? Optional.of(Refusal.conflict("meetings.minutes.own"))
                    : Optional.empty());
    if (refusal.isEmpty()) {
      sql.update(MEETING)
          .set(MEETING.MINUTES_APPROVED_BY, actor.personId())
          .where(MEETING.ID.eq(meetingId))
          .execute();
    }
    return transitions.moved(actor, meeting, MeetingTransition.APPROVAL, refusal, null);
  }
}
