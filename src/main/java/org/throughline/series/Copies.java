package org.throughline.series;

import static org.throughline.organisations.Permission.MEETING_PREPARE;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Outcome;

/// A new meeting like one that there is: who meets, how, where and about what; not when, and
/// nothing of what came of it.
@Service
public class Copies {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Policy policy;

  Copies(Meetings meetings, Agenda agenda, Policy policy) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.policy = policy;
  }

  /// Refused as a whole where an item cannot be brought again, as one that conveys a directive
  /// returned since.
  @Transactional
  public Outcome<Long> copy(Actor actor, long meetingId) {
    var meeting = meetings.get(actor, meetingId);
    policy.require(actor, MEETING_PREPARE, meeting.organisationId());
    return meetings
        .plan(actor, like(meeting))
        .fold(copy -> items(actor, meetingId, copy), Outcome::refused);
  }

  private static NewMeeting like(Meeting meeting) {
    return new NewMeeting(
        meeting.organisationId(),
        meeting.title(),
        meeting.form(),
        null,
        null,
        meeting.startsAt(),
        meeting.endsAt(),
        meeting.place(),
        meeting.enlargedWith(),
        meeting.language(),
        meeting.access());
  }

  private Outcome<Long> items(Actor actor, long from, long copy) {
    for (var item : agenda.items(actor, from)) {
      if (item.kind() != ItemKind.FOLLOW_UP
          && agenda.add(actor, copy, like(item)) instanceof Outcome.Refused<Long>(var why)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Outcome.refused(why);
      }
    }
    return Outcome.done(copy);
  }

  private static NewItem like(AgendaItem item) {
    return new NewItem(
        item.kind(),
        item.title(),
        item.text(),
        item.minutes(),
        item.access(),
        item.presenter(),
        item.guests(),
        item.directiveIds());
  }
}
