package org.throughline.publishing;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.SEGMENT;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Editions as rows: read, and locked before a state changes.
@Component
class EditionRows {
  private final DSLContext sql;

  EditionRows(DSLContext sql) {
    this.sql = sql;
  }

  /// Who sees an edition inside: whoever sees internal records of its organisation; while it is not
  /// published, and its meeting has become restricted, only whoever sees the meeting.
  static Condition visible(Actor actor) {
    return Visibility.internal(actor, EDITION.ORGANISATION_ID)
        .and(
            EDITION
                .STATE
                .in("published", "superseded", "withdrawn")
                .or(Visibility.byAccess(actor, MEETING.ORGANISATION_ID, MEETING.ACCESS)));
  }

  Edition get(Actor actor, long id) {
    return find(EDITION.ID.eq(id).and(visible(actor)))
        .orElseThrow(() -> new NotFound(new Ref(Kind.EDITION, id)));
  }

  /// The same, locked until the transaction ends; so is the meeting against becoming restricted.
  Edition locked(Actor actor, long id) {
    sql.select(EDITION.ID).from(EDITION).where(EDITION.ID.eq(id)).forUpdate().fetch();
    var edition = get(actor, id);
    sql.select(MEETING.ID)
        .from(MEETING)
        .where(MEETING.ID.eq(edition.meetingId()))
        .forShare()
        .fetch();
    return get(actor, id);
  }

  Optional<Edition> find(Condition where) {
    return selection().where(where).fetchOptional(EditionRows::edition);
  }

  List<Edition> list(Condition where, int limit) {
    return selection()
        .where(where)
        .orderBy(EDITION.ID.desc())
        .limit(limit)
        .fetch(EditionRows::edition);
  }

  List<Segment> segments(long id, Language language) {
    return sql.select(SEGMENT.NUMBER, SEGMENT.KIND, SEGMENT.TEXT)
        .from(SEGMENT)
        .where(SEGMENT.EDITION_ID.eq(id), SEGMENT.LANGUAGE.eq(language.tag()))
        .orderBy(SEGMENT.NUMBER)
        .limit(500)
        .fetch(row ->
            new Segment(row.value1(), Coded.of(SegmentKind.class, row.value2()), row.value3()));
  }

  private SelectOnConditionStep<? extends Record> selection() {
    return sql.select(
            EDITION.ID,
            EDITION.CODE,
            EDITION.NUMBER,
            EDITION.ORGANISATION_ID,
            EDITION.MEETING_ID,
            EDITION.LANGUAGE,
            EDITION.STATE,
            EDITION.REVISION,
            EDITION.HELD_ON,
            EDITION.SOURCE_EN,
            EDITION.SOURCE_ZH,
            EDITION.DRAFTED_BY,
            EDITION.SUBMITTED_BY,
            EDITION.SENT_BACK_REASON,
            EDITION.APPROVED_BY,
            EDITION.PUBLISHED_AT,
            EDITION.FIRST_PUBLISHED_AT,
            EDITION.WITHDRAWN_AT,
            EDITION.WITHDRAWAL_REASON_EN,
            EDITION.WITHDRAWAL_REASON_ZH,
            MEETING.ACCESS,
            SEGMENT.TEXT)
        .from(EDITION)
        .join(MEETING)
        .on(MEETING.ID.eq(EDITION.MEETING_ID))
        .join(SEGMENT)
        .on(
            SEGMENT.EDITION_ID.eq(EDITION.ID),
            SEGMENT.LANGUAGE.eq(EDITION.LANGUAGE),
            SEGMENT.NUMBER.eq(1));
  }

  private static Edition edition(Record row) {
    return new Edition(
        row.get(EDITION.ID),
        row.get(EDITION.CODE),
        row.get(EDITION.NUMBER),
        row.get(EDITION.ORGANISATION_ID),
        row.get(EDITION.MEETING_ID),
        Language.of(row.get(EDITION.LANGUAGE)),
        Coded.of(EditionState.class, row.get(EDITION.STATE)),
        row.get(EDITION.REVISION),
        row.get(EDITION.HELD_ON),
        row.get(EDITION.SOURCE_EN),
        row.get(EDITION.SOURCE_ZH),
        row.get(EDITION.DRAFTED_BY),
        row.get(EDITION.SUBMITTED_BY),
        row.get(EDITION.SENT_BACK_REASON),
        row.get(EDITION.APPROVED_BY),
        row.get(EDITION.PUBLISHED_AT),
        row.get(EDITION.FIRST_PUBLISHED_AT),
        row.get(EDITION.WITHDRAWN_AT),
        row.get(EDITION.WITHDRAWAL_REASON_EN),
        row.get(EDITION.WITHDRAWAL_REASON_ZH),
        !row.get(MEETING.ACCESS).equals("internal"),
        row.get(SEGMENT.TEXT));
  }
}
