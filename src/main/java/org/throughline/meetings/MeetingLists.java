package org.throughline.meetings;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

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
  private final DSLContext sql;

  MeetingLists(DSLContext sql) {
    this.sql = sql;
  }

  /// Those without a day first, then the latest.
  public List<MeetingLine> list(
      Actor actor, MeetingView view, Language language, int offset, int limit) {
    return lines(where(actor, view), language, offset, limit);
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

  List<MeetingLine> lines(Condition where, Language language, int offset, int limit) {
    var items =
        DSL.field(DSL.selectCount().from(AGENDA_ITEM).where(AGENDA_ITEM.MEETING_ID.eq(MEETING.ID)));
    return sql.select(
            MEETING.ID,
            MEETING.TITLE,
            MEETING.LANGUAGE,
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
                language.pick(row.value4(), row.value5()),
                Coded.of(MeetingForm.class, row.value6()),
                Coded.of(MeetingState.class, row.value7()),
                row.value8(),
                row.value9()));
  }
}
