package org.throughline.meetings;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_VERSION;
import static throughline.db.meetings.Tables.AGENDA_VERSION_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;

/// Reads versions of agendas.
@Component
class VersionQueries {
  private static final int LIMIT = 200;

  private final DSLContext sql;

  VersionQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// What was open then; of the closed part, what the reader may see as long as it stands.
  static Condition visible(Actor actor) {
    var entitled =
        DSL.exists(
            DSL.selectOne()
                .from(AGENDA_ITEM)
                .join(MEETING)
                .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
                .where(
                    AGENDA_ITEM.ID.eq(AGENDA_VERSION_ITEM.ITEM_ID),
                    AGENDA_ITEM.ACCESS.eq(Access.RESTRICTED.code()),
                    MeetingQueries.itemVisible(actor)));
    var own =
        DSL.exists(
            DSL.selectOne()
                .from(MEETING)
                .where(
                    MEETING.ID.eq(AGENDA_VERSION.MEETING_ID),
                    Visibility.restricted(actor, MEETING.ORGANISATION_ID)));
    return AGENDA_VERSION_ITEM.ACCESS.eq(Access.INTERNAL.code()).or(own).or(entitled);
  }

  /// The latest first.
  List<AgendaVersion> of(long meetingId, Condition items) {
    var held =
        multiset(
                select(
                        AGENDA_VERSION_ITEM.ITEM_ID,
                        AGENDA_VERSION_ITEM.NUMBER,
                        AGENDA_VERSION_ITEM.KIND,
                        AGENDA_VERSION_ITEM.TITLE,
                        AGENDA_VERSION_ITEM.TEXT,
                        AGENDA_VERSION_ITEM.MINUTES,
                        AGENDA_VERSION_ITEM.ACCESS,
                        AGENDA_VERSION_ITEM.PRESENTER)
                    .from(AGENDA_VERSION_ITEM)
                    .where(AGENDA_VERSION_ITEM.VERSION_ID.eq(AGENDA_VERSION.ID), items)
                    .orderBy(AGENDA_VERSION_ITEM.NUMBER))
            .convertFrom(rows ->
                rows.map(row ->
                    new AgendaVersion.Item(
                        row.value1(),
                        row.value2(),
                        Coded.of(ItemKind.class, row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Coded.of(Access.class, row.value7()),
                        row.value8())));
    return sql.select(
            AGENDA_VERSION.ID,
            AGENDA_VERSION.NUMBER,
            AGENDA_VERSION.STAGE,
            AGENDA_VERSION.NOTE,
            AGENDA_VERSION.MADE_AT,
            AGENDA_VERSION.MADE_BY,
            held)
        .from(AGENDA_VERSION)
        .where(AGENDA_VERSION.MEETING_ID.eq(meetingId))
        .orderBy(AGENDA_VERSION.NUMBER.desc())
        .limit(LIMIT)
        .fetch(row ->
            new AgendaVersion(
                row.value1(),
                row.value2(),
                Coded.of(AgendaStage.class, row.value3()),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7()));
  }

  Optional<AgendaVersion> latest(long meetingId) {
    return of(meetingId, DSL.noCondition()).stream().findFirst();
  }

  /// Presenters are called as in the language of the meeting's record.
  List<AgendaVersion.Item> now(Meeting meeting, Condition items) {
    return sql.select(
            AGENDA_ITEM.ID,
            AGENDA_ITEM.NUMBER,
            AGENDA_ITEM.KIND,
            AGENDA_ITEM.TITLE,
            AGENDA_ITEM.TEXT,
            AGENDA_ITEM.MINUTES,
            AGENDA_ITEM.ACCESS,
            AGENDA_ITEM.PRESENTER,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(AGENDA_ITEM.PRESENTER_PERSON_ID))
        .leftJoin(ORGANISATION)
        .on(ORGANISATION.ID.eq(AGENDA_ITEM.PRESENTER_ORGANISATION_ID))
        .where(AGENDA_ITEM.MEETING_ID.eq(meeting.id()), items)
        .orderBy(AGENDA_ITEM.NUMBER)
        .limit(MeetingRules.ITEMS)
        .fetch(row -> {
          var person = meeting.language().pick(row.value9(), row.value10());
          var organisation = meeting.language().pick(row.value11(), row.value12());
          return new AgendaVersion.Item(
              row.value1(),
              row.value2(),
              Coded.of(ItemKind.class, row.value3()),
              row.value4(),
              row.value5(),
              row.value6(),
              Coded.of(Access.class, row.value7()),
              row.value8() != null
                  ? row.value8()
                  : Blank.toNull(person.isEmpty() ? organisation : person));
        });
  }
}
