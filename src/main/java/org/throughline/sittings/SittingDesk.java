package org.throughline.sittings;

import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.MeetingState;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Meetings that sit at this moment, for those who take part: the way to their seat.
@Component
class SittingDesk implements DeskSource {
  private final DSLContext sql;

  SittingDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    return sql.select(MEETING.ID, MEETING.TITLE, ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH)
        .from(ATTENDANCE)
        .join(MEETING)
        .on(MEETING.ID.eq(ATTENDANCE.MEETING_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(
            ATTENDANCE.PERSON_ID.eq(actor.personId()),
            MEETING.STATE.eq(MeetingState.IN_SESSION.code()),
            MeetingCards.visible(actor))
        .orderBy(MEETING.ID.desc())
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                "sittings.desk.sits",
                new Ref(Kind.MEETING, row.value1()),
                row.value2(),
                "/meetings/" + row.value1() + "/seat",
                language.pick(row.value3(), row.value4()),
                "meetings.state.in_session",
                null,
                "sittings.desk.go"));
  }
}
