package org.throughline.series;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.series.Tables.ITEM;
import static throughline.db.series.Tables.SCHEDULE;
import static throughline.db.series.Tables.TERM;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.NewItem;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads series, their terms and their meetings.
@Component
class SeriesQueries {
  private static final int LIMIT = 500;

  private final DSLContext sql;

  SeriesQueries(DSLContext sql) {
    this.sql = sql;
  }

  private static Condition visible(Actor actor) {
    return Visibility.byAccess(actor, SCHEDULE.ORGANISATION_ID, SCHEDULE.ACCESS);
  }

  MeetingSeries get(Actor actor, long id) {
    return select(SCHEDULE.ID.eq(id).and(visible(actor)))
        .fetchOptional(SeriesQueries::series)
        .orElseThrow(() -> new NotFound(new Ref(Kind.SERIES, id)));
  }

  MeetingSeries lock(Actor actor, long id) {
    return select(SCHEDULE.ID.eq(id).and(visible(actor)))
        .forUpdate()
        .fetchOptional(SeriesQueries::series)
        .orElseThrow(() -> new NotFound(new Ref(Kind.SERIES, id)));
  }

  /// Those of the actor's body; the ones that go on first.
  List<MeetingSeries> ofBody(Actor actor) {
    var own =
        SCHEDULE.ORGANISATION_ID.in(
            DSL.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.BODY_ID.eq(actor.bodyId())));
    return select(own.and(visible(actor)))
        .orderBy(SCHEDULE.ENDED_AT.desc().nullsFirst(), SCHEDULE.ID)
        .limit(LIMIT)
        .fetch(SeriesQueries::series);
  }

  private SelectConditionStep<? extends Record> select(Condition where) {
    return sql.select(
            SCHEDULE.ID,
            SCHEDULE.ORGANISATION_ID,
            SCHEDULE.TITLE,
            SCHEDULE.FORM,
            SCHEDULE.LANGUAGE,
            SCHEDULE.ACCESS,
            SCHEDULE.PLACE,
            SCHEDULE.STARTS_AT,
            SCHEDULE.ENDS_AT,
            SCHEDULE.RHYTHM,
            SCHEDULE.FIRST_ON,
            SCHEDULE.ENDED_AT)
        .from(SCHEDULE)
        .where(where);
  }

  private static MeetingSeries series(Record row) {
    return new MeetingSeries(
        row.get(SCHEDULE.ID),
        row.get(SCHEDULE.ORGANISATION_ID),
        row.get(SCHEDULE.TITLE),
        Coded.of(MeetingForm.class, row.get(SCHEDULE.FORM)),
        Language.of(row.get(SCHEDULE.LANGUAGE)),
        Coded.of(Access.class, row.get(SCHEDULE.ACCESS)),
        row.get(SCHEDULE.PLACE),
        row.get(SCHEDULE.STARTS_AT),
        row.get(SCHEDULE.ENDS_AT),
        Coded.of(Rhythm.class, row.get(SCHEDULE.RHYTHM)),
        row.get(SCHEDULE.FIRST_ON),
        row.get(SCHEDULE.ENDED_AT) != null);
  }

  List<NewItem> items(long seriesId) {
    return sql.select(ITEM.KIND, ITEM.TITLE, ITEM.TEXT, ITEM.MINUTES)
        .from(ITEM)
        .where(ITEM.SERIES_ID.eq(seriesId))
        .orderBy(ITEM.NUMBER)
        .limit(LIMIT)
        .fetch(row ->
            new NewItem(
                Coded.of(ItemKind.class, row.value1()),
                row.value2(),
                row.value3(),
                row.value4(),
                Access.INTERNAL,
                org.throughline.meetings.AgendaItem.Presenter.NOBODY,
                List.of(),
                List.of()));
  }

  /// The latest first.
  List<Term> terms(long organisationId) {
    return sql.select(TERM.ID, TERM.NAME, TERM.BEGINS_ON, TERM.ENDS_ON)
        .from(TERM)
        .where(TERM.ORGANISATION_ID.eq(organisationId))
        .orderBy(TERM.BEGINS_ON.desc())
        .limit(LIMIT)
        .fetch(row -> new Term(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  Optional<Term> term(long organisationId, LocalDate day) {
    return terms(organisationId).stream()
        .filter(term -> !day.isBefore(term.beginsOn()))
        .filter(term -> term.endsOn() == null || !day.isAfter(term.endsOn()))
        .findFirst();
  }

  /// The latest first, and only what the actor may see.
  List<NumberedMeeting> meetings(Actor actor, long seriesId) {
    var own = throughline.db.series.Tables.MEETING;
    return sql.select(
            MEETING.ID, MEETING.TITLE, MEETING.HELD_ON, MEETING.STATE, TERM.NAME, own.NUMBER)
        .from(own)
        .join(MEETING)
        .on(MEETING.ID.eq(own.MEETING_ID))
        .leftJoin(TERM)
        .on(TERM.ID.eq(own.TERM_ID))
        .where(own.SERIES_ID.eq(seriesId), MeetingCards.visible(actor))
        .orderBy(own.DUE_ON.desc())
        .limit(LIMIT)
        .fetch(row ->
            new NumberedMeeting(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.of(MeetingState.class, row.value4()),
                row.value5(),
                row.value6()));
  }

  Optional<MeetingSeries> ofMeeting(Actor actor, long meetingId) {
    var own = throughline.db.series.Tables.MEETING;
    return select(
            SCHEDULE
                .ID
                .in(DSL.select(own.SERIES_ID).from(own).where(own.MEETING_ID.eq(meetingId)))
                .and(visible(actor)))
        .fetchOptional(SeriesQueries::series);
  }

  /// The day of the rhythm on which the last meeting planned was due; empty before the first.
  Optional<LocalDate> lastDue(long seriesId) {
    var own = throughline.db.series.Tables.MEETING;
    return Optional.ofNullable(
        sql.select(DSL.max(own.DUE_ON))
            .from(own)
            .where(own.SERIES_ID.eq(seriesId))
            .fetchSingle()
            .value1());
  }

  int nextNumber(long seriesId, @Nullable Long termId) {
    var own = throughline.db.series.Tables.MEETING;
    return 1
        + sql.select(DSL.coalesce(DSL.max(own.NUMBER), 0))
            .from(own)
            .where(
                own.SERIES_ID.eq(seriesId),
                termId == null ? own.TERM_ID.isNull() : own.TERM_ID.eq(termId))
            .fetchSingle()
            .value1();
  }
}
