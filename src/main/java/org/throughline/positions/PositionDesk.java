package org.throughline.positions;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.positions.Tables.POSITION;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Meetings to which the members of the organisation that meets have been called, and circulations
/// that go round, while they have said nothing about some item.
@Component
class PositionDesk implements DeskSource {
  private final DSLContext sql;

  PositionDesk(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    if (!actor.has(Role.CHAIR) && !actor.has(Role.MEMBER)) {
      return List.of();
    }
    var silent =
        DSL.exists(
            DSL.selectOne()
                .from(AGENDA_ITEM)
                .where(
                    AGENDA_ITEM.MEETING_ID.eq(MEETING.ID),
                    MeetingCards.itemVisible(actor),
                    DSL.notExists(
                        DSL.selectOne()
                            .from(POSITION)
                            .where(
                                POSITION.ITEM_ID.eq(AGENDA_ITEM.ID),
                                POSITION.PERSON_ID.eq(actor.personId())))));
    var asked =
        MEETING
            .STATE
            .eq("convened")
            .or(MEETING.FORM.eq("circulation").and(MEETING.STATE.eq("in_session")));
    return sql.select(MEETING.ID, MEETING.TITLE, MEETING.FORM, MEETING.HELD_ON)
        .from(MEETING)
        .where(
            MEETING.ORGANISATION_ID.eq(actor.organisationId()),
            MeetingCards.visible(actor),
            asked,
            silent)
        .orderBy(MEETING.HELD_ON, MEETING.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Waiting(
                "positions.desk",
                new Ref(Kind.MEETING, row.value1()),
                row.value2(),
                "/meetings/" + row.value1() + "/positions",
                "",
                "meetings.form." + row.value3(),
                row.value4(),
                "positions.desk.go"));
  }
}
