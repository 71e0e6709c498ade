package org.throughline.minutes;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.minutes.Tables.ANSWER;
import static throughline.db.minutes.Tables.COMMENT;
import static throughline.db.minutes.Tables.PARAGRAPH;
import static throughline.db.minutes.Tables.VERSION;
import static throughline.db.organisations.Tables.PERSON;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads minutes. A version follows its meeting's visibility, a paragraph its item's.
@Component
class MinutesQueries {
  static final int PARAGRAPHS = 5_000;

  private final DSLContext sql;

  MinutesQueries(DSLContext sql) {
    this.sql = sql;
  }

  Version get(Actor actor, long id) {
    return versions(VERSION.ID.eq(id).and(MeetingCards.visible(actor))).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.MINUTES, id)));
  }

  Optional<Version> find(Condition where) {
    return versions(where).stream().findFirst();
  }

  /// Latest first.
  List<Version> versions(Condition where) {
    return sql.select(VERSION)
        .from(VERSION)
        .join(MEETING)
        .on(MEETING.ID.eq(VERSION.MEETING_ID))
        .where(where)
        .orderBy(VERSION.MEETING_ID.desc(), VERSION.NUMBER.desc())
        .limit(1_000)
        .fetch(row -> version(row.value1()));
  }

  private static Version version(Record row) {
    var basis = row.get(VERSION.BASIS);
    return new Version(
        row.get(VERSION.ID),
        row.get(VERSION.MEETING_ID),
        row.get(VERSION.NUMBER),
        Coded.of(VersionState.class, row.get(VERSION.STATE)),
        row.get(VERSION.REASON),
        row.get(VERSION.DRAFTED_BY),
        row.get(VERSION.DRAFTED_AT),
        row.get(VERSION.ANSWER_BY),
        row.get(VERSION.APPROVED_BY),
        row.get(VERSION.APPROVED_AT),
        basis == null ? null : Coded.of(Basis.class, basis),
        row.get(VERSION.BASIS_ITEM_ID),
        row.get(VERSION.HASH),
        row.get(VERSION.OPEN_HASH));
  }

  /// All of them, in order.
  List<Paragraph> paragraphs(long versionId) {
    return list(versionId, DSL.noCondition());
  }

  /// Those that the reader may see, in order; none of a meeting that they may not see.
  List<Paragraph> paragraphs(Actor actor, long versionId) {
    return list(
        versionId,
        MeetingCards.visible(actor)
            .and(PARAGRAPH.ITEM_ID.isNull().or(MeetingCards.itemVisible(actor))));
  }

  /// Those of the open part, in order.
  List<Paragraph> openParagraphs(long versionId) {
    return list(versionId, PARAGRAPH.ITEM_ID.isNull().or(AGENDA_ITEM.ACCESS.eq("internal")));
  }

  private List<Paragraph> list(long versionId, Condition which) {
    return sql.select(
            PARAGRAPH.LINE,
            PARAGRAPH.KIND,
            PARAGRAPH.TEXT,
            PARAGRAPH.ITEM_ID,
            PARAGRAPH.SOURCE,
            PARAGRAPH.DRAWN)
        .from(PARAGRAPH)
        .join(VERSION)
        .on(VERSION.ID.eq(PARAGRAPH.VERSION_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(VERSION.MEETING_ID))
        .leftJoin(AGENDA_ITEM)
        .on(AGENDA_ITEM.ID.eq(PARAGRAPH.ITEM_ID))
        .where(PARAGRAPH.VERSION_ID.eq(versionId), which)
        .orderBy(PARAGRAPH.POSITION)
        .limit(PARAGRAPHS)
        .fetch(row ->
            new Paragraph(
                row.value1(),
                Coded.of(ParagraphKind.class, row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /// Oldest first; those on paragraphs that the reader does not see are left out.
  List<Comment> comments(Actor actor, long versionId, Language language) {
    var settler = PERSON.as("settler");
    var seen =
        paragraphs(actor, versionId).stream()
            .map(Paragraph::line)
            .filter(Objects::nonNull)
            .toList();
    return sql.select(
            COMMENT.ID,
            COMMENT.LINE,
            COMMENT.PERSON_ID,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            COMMENT.AT,
            COMMENT.TEXT,
            settler.NAME_EN,
            settler.NAME_ZH)
        .from(COMMENT)
        .join(PERSON)
        .on(PERSON.ID.eq(COMMENT.PERSON_ID))
        .leftJoin(settler)
        .on(settler.ID.eq(COMMENT.SETTLED_BY))
        .where(COMMENT.VERSION_ID.eq(versionId))
        .and(COMMENT.LINE.isNull().or(COMMENT.LINE.in(seen)))
        .orderBy(COMMENT.ID)
        .limit(1_000)
        .fetch(row ->
            new Comment(
                row.value1(),
                row.value2(),
                row.value3(),
                language.pick(row.value4(), row.value5()),
                row.value6(),
                row.value7(),
                language.pick(row.value8(), row.value9())));
  }

  List<Answer> answers(long versionId, Language language) {
    return sql.select(
            ANSWER.PERSON_ID,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            ANSWER.ANSWER_,
            ANSWER.TEXT,
            ANSWER.AT)
        .from(ANSWER)
        .join(PERSON)
        .on(PERSON.ID.eq(ANSWER.PERSON_ID))
        .where(ANSWER.VERSION_ID.eq(versionId))
        .orderBy(ANSWER.AT.asc().nullsLast(), ANSWER.PERSON_ID.asc())
        .limit(2_000)
        .fetch(row ->
            new Answer(
                row.value1(),
                language.pick(row.value2(), row.value3()),
                agrees(row.value4()),
                row.value5(),
                row.value6()));
  }

  private static @Nullable Boolean agrees(@Nullable String answer) {
    return answer == null ? null : answer.equals("agrees");
  }
}
