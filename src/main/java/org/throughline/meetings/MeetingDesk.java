package org.throughline.meetings;

import static throughline.db.meetings.Tables.AGENDA_VERSION;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
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
    if (Permission.AGENDA_APPROVE.grantedTo(actor.roles())) {
      waiting.addAll(group(actor, language, "agenda", drafted()));
    }
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

  /// The latest version of the agenda is a draft, and it may still change.
  private static Condition drafted() {
    var latest =
        DSL.field(
            DSL.select(AGENDA_VERSION.STAGE)
                .from(AGENDA_VERSION)
                .where(AGENDA_VERSION.MEETING_ID.eq(MEETING.ID))
                .orderBy(AGENDA_VERSION.NUMBER.desc())
                .limit(1));
    return latest
        .eq(AgendaStage.DRAFT.code())
        .and(
            in(
                Arrays.stream(MeetingState.values())
                    .filter(MeetingState::agendaOpen)
                    .toArray(MeetingState[]::new)));
  }

  private static Condition in(MeetingState... states) {
    return MEETING.STATE.in(Arrays.stream(states).map(MeetingState::code).toList());
  }

  private List<Waiting> group(Actor actor, Language language, String group, Condition where) {
    var own = where.and(ORGANISATION.BODY_ID.eq(actor.bodyId())).and(MeetingQueries.visible(actor));
    return lists.lines(actor, own, language, 0, LIMIT).stream()
        .map(line ->
            new Waiting(
                "meetings.desk." + group,
                new Ref(Kind.MEETING, line.id()),
                line.title(),
                "/meetings/" + line.id() + (group.equals("agenda") ? "/agenda" : ""),
                line.organisation(),
                "meetings.state." + line.state().code(),
                group.equals("prepare") ? line.heldOn() : null,
                "meetings.desk.go." + group))
        .toList();
  }
}
