package org.throughline.papers;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.papers.Tables.PAPER;
import static throughline.db.papers.Tables.RECEIPT;
import static throughline.db.papers.Tables.VERSION;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads papers. Who sees one:
///
/// - whoever it was circulated to, whether or not they may see the meeting;
/// - an *internal* one, also whoever may see its item, or its meeting;
/// - a *restricted* one, of those only who prepare the meetings of its body.
@Component
class PaperQueries {
  private static final Field<List<Paper.Version>> VERSIONS =
      multiset(
              select(
                      VERSION.NUMBER,
                      VERSION.NAME,
                      VERSION.MEDIA_TYPE,
                      VERSION.SIZE,
                      VERSION.SHA256,
                      VERSION.NOTE,
                      VERSION.GIVEN_AT,
                      VERSION.GIVEN_BY)
                  .from(VERSION)
                  .where(VERSION.PAPER_ID.eq(PAPER.ID))
                  .orderBy(VERSION.NUMBER.desc())
                  .limit(PaperRules.VERSIONS))
          .convertFrom(rows ->
              rows.map(row ->
                  new Paper.Version(
                      row.value1(),
                      row.value2(),
                      row.value3(),
                      row.value4(),
                      row.value5(),
                      row.value6(),
                      row.value7(),
                      row.value8())));

  private final DSLContext sql;

  PaperQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// For queries that join the paper, its meeting, and, on the left, its item.
  static Condition visible(Actor actor) {
    var sentToReader =
        exists(
            selectOne()
                .from(RECEIPT)
                .where(RECEIPT.PAPER_ID.eq(PAPER.ID), RECEIPT.PERSON_ID.eq(actor.personId())));
    var onSight =
        MeetingCards.visible(actor)
            .and(PAPER.AGENDA_ITEM_ID.isNull().or(MeetingCards.itemVisible(actor)));
    return sentToReader.or(onSight.and(PAPER.ACCESS.eq("internal").or(preparedBy(actor))));
  }

  private static Condition preparedBy(Actor actor) {
    if (!Permission.MEETING_PREPARE.grantedTo(actor.roles())) {
      return DSL.falseCondition();
    }
    var meets = ORGANISATION.as("meets");
    return exists(
        selectOne()
            .from(meets)
            .where(meets.ID.eq(MEETING.ORGANISATION_ID), meets.BODY_ID.eq(actor.bodyId())));
  }

  Paper get(Actor actor, long id) {
    return list(PAPER.ID.eq(id).and(visible(actor))).stream()
        .findFirst()
        .orElseThrow(() -> notFound(id));
  }

  static NotFound notFound(long id) {
    return new NotFound(new Ref(Kind.PAPER, id));
  }

  /// Papers of the meeting as a whole first, then in the order of the agenda, then as they came.
  List<Paper> list(Condition where) {
    return sql.select(
            PAPER.ID,
            PAPER.MEETING_ID,
            PAPER.AGENDA_ITEM_ID,
            PAPER.TITLE,
            PAPER.ACCESS,
            PAPER.GIVER_ORGANISATION_ID,
            PAPER.GIVER,
            MEETING.ORGANISATION_ID,
            MEETING.LANGUAGE,
            PAPER.WITHDRAWN_WHY,
            VERSIONS)
        .from(PAPER)
        .join(MEETING)
        .on(MEETING.ID.eq(PAPER.MEETING_ID))
        .leftJoin(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(PAPER.AGENDA_ITEM_ID))
        .where(where)
        .orderBy(PAPER.MEETING_ID, AGENDA_ITEM.NUMBER.asc().nullsFirst(), PAPER.ID)
        .limit(PaperRules.PAPERS * 5)
        .fetch(PaperQueries::paper);
  }

  private static Paper paper(Record row) {
    return new Paper(
        row.get(PAPER.ID),
        row.get(PAPER.MEETING_ID),
        row.get(PAPER.AGENDA_ITEM_ID),
        row.get(PAPER.TITLE),
        Coded.of(Access.class, row.get(PAPER.ACCESS)),
        row.get(PAPER.GIVER_ORGANISATION_ID),
        row.get(PAPER.GIVER),
        row.get(MEETING.ORGANISATION_ID),
        Language.of(row.get(MEETING.LANGUAGE)),
        row.get(PAPER.WITHDRAWN_WHY),
        row.get(VERSIONS));
  }
}
