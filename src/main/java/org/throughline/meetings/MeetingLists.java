package org.throughline.meetings;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Lists of meetings, each only of what the actor may see.
@Service
public class MeetingLists {
  private static final int OPEN = 200;

  private final DSLContext sql;

  MeetingLists(DSLContext sql) {
    this.sql = sql;
  }

  /// Those without a day first, then the latest.
  public List<MeetingLine> list(
      Actor actor, MeetingView view, Language language, int offset, int limit) {
    return lines(actor, where(actor, view), language, offset, limit);
  }

  /// Those of the actor's body whose agenda may still change; the latest first.
  public List<MeetingLine> open(Actor actor, Language language) {
    var states =
        Arrays.stream(MeetingState.values())
            .filter(MeetingState::agendaOpen)
            .map(MeetingState::code)
            .toList();
    var where =
        MeetingQueries.visible(actor)
            .and(ORGANISATION.BODY_ID.eq(actor.bodyId()))
            .and(MEETING.STATE.in(states));
    return lines(actor, where, language, 0, OPEN);
  }

  public int count(Actor actor, MeetingView view) {
    return sql.fetchCount(
        DSL.selectOne()
            .from(MEETING)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
            .where(where(actor, view)));
  }

  private static Condition where(Actor actor, MeetingView view) {
    var own = ORGANISATION.BODY_ID.eq(actor.bodyId());
    var done = MEETING.STATE.in(MeetingState.CLOSED.code(), MeetingState.CANCELLED.code());
    return MeetingQueries.visible(actor)
        .and(
            switch (view) {
              case OPEN -> own.andNot(done);
              case DONE -> own.and(done);
              case BELOW -> ORGANISATION.BODY_ID.ne(actor.bodyId());
            });
  }

  List<MeetingLine> lines(Actor actor, Condition where, Language language, int offset, int limit) {
    var items =
        DSL.field(
            DSL.selectCount()
                .from(AGENDA_ITEM)
                .where(AGENDA_ITEM.MEETING_ID.eq(MEETING.ID), MeetingQueries.itemVisible(actor)));
    return sql.select(
            MEETING.ID,
            MEETING.TITLE,
            MEETING.LANGUAGE,
            MEETING.ORGANISATION_ID,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            MEETING.FORM,
            MEETING.STATE,
            MEETING.HELD_ON,
            items)
        .from(MEETING)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .where(where)
        .orderBy(MEETING.HELD_ON.desc().nullsFirst(), MEETING.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(row ->
            new MeetingLine(
                row.value1(),
                row.value2(),
                Language.of(row.value3()),
                row.value4(),
                language.pick(row.value5(), row.value6()),
                Coded.of(MeetingForm.class, row.value7()),
                Coded.of(MeetingState.class, row.value8()),
                row.value9(),
                row.value10()));
  }
}
