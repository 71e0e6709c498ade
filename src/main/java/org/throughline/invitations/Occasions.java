package org.throughline.invitations;

import static throughline.db.invitations.Tables.NOTICE;
import static throughline.db.invitations.Tables.ROOM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingState;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Reads meetings as those called to them know them. Every meeting has its notice.
@Component
class Occasions {
  private final DSLContext sql;

  Occasions(DSLContext sql) {
    this.sql = sql;
  }

  Occasion get(long meetingId, Language language) {
    return list(MEETING.ID.eq(meetingId), language, 1).getFirst();
  }

  /// By day, hour and number.
  List<Occasion> list(Condition where, Language language, int limit) {
    return sql.select(
            MEETING.ID,
            MEETING.TITLE,
            MEETING.LANGUAGE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            MEETING.ORGANISATION_ID,
            MEETING.SESSION,
            MEETING.HELD_ON,
            MEETING.STARTS_AT,
            MEETING.ENDS_AT,
            MEETING.PLACE,
            MEETING.STATE,
            MEETING.ACCESS,
            NOTICE.ROOM_ID,
            ROOM.NAME,
            ROOM.SEATS,
            NOTICE.UID,
            NOTICE.SEQUENCE,
            NOTICE.CHANGED_AT,
            NOTICE.ANSWER_BY,
            NOTICE.WORDS)
        .from(MEETING)
        .join(NOTICE)
        .on(NOTICE.MEETING_ID.eq(MEETING.ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(MEETING.ORGANISATION_ID))
        .leftJoin(ROOM)
        .on(ROOM.ID.eq(NOTICE.ROOM_ID))
        .where(where)
        .orderBy(
            MEETING.HELD_ON.asc().nullsLast(), MEETING.STARTS_AT.asc().nullsFirst(), MEETING.ID)
        .limit(limit)
        .fetch(row -> occasion(row, language));
  }

  private static Occasion occasion(Record row, Language language) {
    return new Occasion(
        row.get(MEETING.ID),
        row.get(MEETING.TITLE),
        Language.of(row.get(MEETING.LANGUAGE)),
        language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
        row.get(MEETING.ORGANISATION_ID),
        row.get(MEETING.SESSION),
        row.get(MEETING.HELD_ON),
        row.get(MEETING.STARTS_AT),
        row.get(MEETING.ENDS_AT),
        row.get(MEETING.PLACE),
        row.get(NOTICE.ROOM_ID),
        row.get(ROOM.NAME),
        row.get(ROOM.SEATS),
        Coded.of(MeetingState.class, row.get(MEETING.STATE)),
        row.get(MEETING.ACCESS).equals("restricted"),
        row.get(NOTICE.UID),
        row.get(NOTICE.SEQUENCE),
        row.get(NOTICE.CHANGED_AT),
        row.get(NOTICE.ANSWER_BY),
        row.get(NOTICE.WORDS));
  }
}
