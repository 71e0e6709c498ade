package org.throughline.meetings;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.ITEM_GUEST;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.meetings.Tables.STATEMENT;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// Reads meetings and their parts. Everything follows the meeting's visibility.
@Component
class MeetingQueries {
  private final DSLContext sql;
  private final Policy policy;

  MeetingQueries(DSLContext sql, Policy policy) {
    this.sql = sql;
    this.policy = policy;
  }

  static Condition visible(Actor actor) {
    return Visibility.byAccess(actor, MEETING.ORGANISATION_ID, MEETING.ACCESS);
  }

  Meeting get(Actor actor, long id) {
    return select(MEETING.ID.eq(id).and(visible(actor)))
        .fetchOptional(MeetingQueries::meeting)
        .orElseThrow(() -> new NotFound(new Ref(Kind.MEETING, id)));
  }

  /// Locks the row until the transaction ends, for a change that needs this permission.
  Meeting lock(Actor actor, long id, Permission permission) {
    var meeting =
        select(MEETING.ID.eq(id).and(visible(actor)))
            .forUpdate()
            .fetchOptional(MeetingQueries::meeting)
            .orElseThrow(() -> new NotFound(new Ref(Kind.MEETING, id)));
    policy.require(actor, permission, meeting.organisationId());
    return meeting;
  }

  /// For what the system does by itself.
  Optional<Meeting> lockItself(long id) {
    return select(MEETING.ID.eq(id)).forUpdate().fetchOptional(MeetingQueries::meeting);
  }

  private SelectConditionStep<? extends Record> select(Condition where) {
    return sql.select(
            MEETING.ID,
            MEETING.ORGANISATION_ID,
            MEETING.TITLE,
            MEETING.FORM,
            MEETING.SESSION,
            MEETING.HELD_ON,
            MEETING.STARTS_AT,
            MEETING.ENDS_AT,
            MEETING.PLACE,
            MEETING.ENLARGED_WITH,
            MEETING.LANGUAGE,
            MEETING.ACCESS,
            MEETING.STATE)
        .from(MEETING)
        .where(where);
  }

  private static Meeting meeting(Record row) {
    return new Meeting(
        row.get(MEETING.ID),
        row.get(MEETING.ORGANISATION_ID),
        row.get(MEETING.TITLE),
        Coded.of(MeetingForm.class, row.get(MEETING.FORM)),
        row.get(MEETING.SESSION),
        row.get(MEETING.HELD_ON),
        row.get(MEETING.STARTS_AT),
        row.get(MEETING.ENDS_AT),
        row.get(MEETING.PLACE),
        lines(row.get(MEETING.ENLARGED_WITH)),
        Language.of(row.get(MEETING.LANGUAGE)),
        Coded.of(Access.class, row.get(MEETING.ACCESS)),
        Coded.of(MeetingState.class, row.get(MEETING.STATE)));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().toList();
  }

  /// What the reader may see of a meeting that they may see: everything open; of the closed part,
  /// what is their organisation's, or what they present or come in for.
  static Condition itemVisible(Actor actor) {
    return AGENDA_ITEM
        .ACCESS
        .eq("internal")
        .or(Visibility.restricted(actor, MEETING.ORGANISATION_ID))
        .or(AGENDA_ITEM.PRESENTER_PERSON_ID.eq(actor.personId()))
        .or(
            DSL.exists(
                DSL.selectOne()
                    .from(ITEM_GUEST)
                    .where(
                        ITEM_GUEST.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID),
                        ITEM_GUEST.PERSON_ID.eq(actor.personId()))));
  }

  /// In the order of the agenda.
  List<AgendaItem> items(Condition where) {
    Field<List<Long>> conveyed =
        multiset(
                DSL.select(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID)
                    .from(AGENDA_ITEM_DIRECTIVE)
                    .where(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
                    .orderBy(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID))
            .convertFrom(rows -> rows.map(row -> row.value1()));
    Field<List<AgendaItem.Guest>> guests =
        multiset(
                DSL.select(ITEM_GUEST.PERSON_ID, ITEM_GUEST.NAME)
                    .from(ITEM_GUEST)
                    .where(ITEM_GUEST.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
                    .orderBy(ITEM_GUEST.ID))
            .convertFrom(rows -> rows.map(row -> new AgendaItem.Guest(row.value1(), row.value2())));
    return sql.select(
            AGENDA_ITEM.ID,
            AGENDA_ITEM.MEETING_ID,
            AGENDA_ITEM.NUMBER,
            AGENDA_ITEM.KIND,
            AGENDA_ITEM.TITLE,
            AGENDA_ITEM.TEXT,
            AGENDA_ITEM.MINUTES,
            AGENDA_ITEM.ACCESS,
            AGENDA_ITEM.PRESENTER_ORGANISATION_ID,
            AGENDA_ITEM.PRESENTER_PERSON_ID,
            AGENDA_ITEM.PRESENTER,
            AGENDA_ITEM.LATE,
            guests,
            conveyed)
        .from(AGENDA_ITEM)
        .join(MEETING)
        .on(MEETING.ID.eq(AGENDA_ITEM.MEETING_ID))
        .where(where)
        .orderBy(AGENDA_ITEM.MEETING_ID, AGENDA_ITEM.NUMBER)
        .limit(MeetingRules.ITEMS)
        .fetch(row ->
            new AgendaItem(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.of(ItemKind.class, row.value4()),
                row.value5(),
                row.value6(),
                row.value7(),
                Coded.of(Access.class, row.value8()),
                new AgendaItem.Presenter(row.value9(), row.value10(), row.value11()),
                row.value12(),
                row.value13(),
                row.value14()));
  }

  /// In the order in which it was written down, by class as the enum has them.
  List<Attendance> attendance(long meetingId, Language language) {
    return sql
        .select(
            ATTENDANCE.ID,
            ATTENDANCE.CLASS,
            ATTENDANCE.PERSON_ID,
            ATTENDANCE.NAME,
            ATTENDANCE.POST_TITLE,
            ATTENDANCE.HEAD_COUNT,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            POST.TITLE_EN,
            POST.TITLE_ZH)
        .from(ATTENDANCE)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(ATTENDANCE.PERSON_ID))
        .leftJoin(POST)
        .on(POST.ID.eq(ATTENDANCE.POST_ID))
        .where(ATTENDANCE.MEETING_ID.eq(meetingId))
        .orderBy(ATTENDANCE.ID)
        .limit(2_000)
        .fetch(row ->
            new Attendance(
                row.value1(),
                Coded.of(AttendanceClass.class, row.value2()),
                row.value3(),
                either(row.value4(), row.value7(), row.value8(), language),
                either(row.value5(), row.value9(), row.value10(), language),
                row.value6()))
        .stream()
        .sorted(java.util.Comparator.comparing(Attendance::attendanceClass))
        .toList();
  }

  List<Statement> statements(long meetingId, Language language) {
    return sql.select(
            STATEMENT.ID,
            STATEMENT.AGENDA_ITEM_ID,
            STATEMENT.NUMBER,
            STATEMENT.VERB,
            STATEMENT.SPEAKER,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            STATEMENT.TEXT,
            STATEMENT.ADDRESSEE)
        .from(STATEMENT)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(STATEMENT.PERSON_ID))
        .where(STATEMENT.MEETING_ID.eq(meetingId))
        .orderBy(STATEMENT.NUMBER)
        .limit(2_000)
        .fetch(row ->
            new Statement(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.of(StatementVerb.class, row.value4()),
                either(row.value5(), row.value6(), row.value7(), language),
                row.value8(),
                row.value9()));
  }

  /// As written, else the known name in the reader's language; null where there is neither.
  private static @Nullable String either(
      @Nullable String written,
      @Nullable String english,
      @Nullable String chinese,
      Language language) {
    return written != null ? written : Blank.toNull(language.pick(english, chinese));
  }
}
