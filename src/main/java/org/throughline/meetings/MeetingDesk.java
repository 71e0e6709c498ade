package org.throughline.meetings;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Meetings to prepare, minutes to draft, meetings to close.
@Component
class MeetingDesk implements DeskSource {
  private final MeetingLists lists;

  MeetingDesk(MeetingLists lists) {
    this.lists = lists;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var waiting = new ArrayList<Waiting>();
    if (Permission.MEETING_CLOSE.grantedTo(actor.roles())) {
      waiting.addAll(group(actor, language, "close", in(MeetingState.MINUTES_APPROVED)));
    }
    if (Permission.MEETING_PREPARE.grantedTo(actor.roles())) {
      waiting.addAll(group(actor, language, "minutes", in(MeetingState.ENDED)));
      waiting.addAll(
          group(
              actor,
              language,
              "prepare",
              in(
                  MeetingState.PLANNED,
                  MeetingState.CONVENED,
                  MeetingState.IN_SESSION,
                  MeetingState.POSTPONED)));
    }
    return waiting;
  }

  private static Condition in(MeetingState... states) {
    return MEETING.STATE.in(java.util.Arrays.stream(states).map(MeetingState::code).toList());
  }

  private List<Waiting> group(Actor actor, Language language, String group, Condition where) {
    var own = where.and(ORGANISATION.BODY_ID.eq(actor.bodyId())).and(MeetingQueries.visible(actor));
    return lists.lines(own, language, 0, LIMIT).stream()
        .map(line ->
            new Waiting(
                "meetings.desk." + group,
                new Ref(Kind.MEETING, line.id()),
                line.title(),
                "/meetings/" + line.id(),
                line.organisation(),
                "meetings.state." + line.state().code(),
                group.equals("prepare") ? line.heldOn() : null,
                "meetings.desk.go." + group))
        .toList();
  }
}
