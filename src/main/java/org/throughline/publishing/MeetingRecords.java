package org.throughline.publishing;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.meetings.Tables.AGENDA_ITEM_DIRECTIVE;
import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.meetings.Tables.STATEMENT;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.directives.DirectiveKind;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.publishing.MeetingRecord.Business;
import org.throughline.publishing.MeetingRecord.Conveyed;
import org.throughline.publishing.MeetingRecord.Present;
import org.throughline.publishing.MeetingRecord.Said;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;

/// Reads a meeting's record for a readout. An item that conveys something restricted is left out
/// with all that was decided and said about it.
@Component
class MeetingRecords {
  private final DSLContext sql;
  private final Organisations organisations;

  MeetingRecords(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  MeetingRecord of(long meetingId) {
    var meeting =
        sql.select(
                MEETING.ORGANISATION_ID,
                MEETING.TITLE,
                MEETING.SESSION,
                MEETING.HELD_ON,
                MEETING.PLACE,
                MEETING.LANGUAGE)
            .from(MEETING)
            .where(MEETING.ID.eq(meetingId))
            .fetchSingle();
    var language = Language.of(meeting.value6());
    var business = business(meetingId, language);
    return new MeetingRecord(
        language,
        organisations.get(meeting.value1()).name(language),
        meeting.value2(),
        meeting.value3(),
        meeting.value4(),
        meeting.value5(),
        present(meetingId, language),
        business,
        said(meetingId, language),
        business.size() < sql.fetchCount(AGENDA_ITEM, AGENDA_ITEM.MEETING_ID.eq(meetingId)));
  }

  /// The item is not of the closed part, and conveys nothing restricted.
  private static Condition nothingRestricted() {
    return AGENDA_ITEM
        .ACCESS
        .eq("internal")
        .and(
            notExists(
                selectOne()
                    .from(AGENDA_ITEM_DIRECTIVE)
                    .join(DIRECTIVE)
                    .on(DIRECTIVE.ID.eq(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID))
                    .where(
                        AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID),
                        DIRECTIVE.ACCESS.ne("internal"))));
  }

  private List<Business> business(long meetingId, Language language) {
    var conveyed = conveyed(meetingId);
    var decided = decided(meetingId);
    var rows =
        sql.select(
                AGENDA_ITEM.ID,
                AGENDA_ITEM.KIND,
                AGENDA_ITEM.TITLE,
                AGENDA_ITEM.PRESENTER_ORGANISATION_ID,
                DECISION.OUTCOME,
                DECISION.DEFERRED_TO,
                DECISION.REFERRED_TO)
            .from(AGENDA_ITEM)
            .leftJoin(DECISION)
            .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
            .where(AGENDA_ITEM.MEETING_ID.eq(meetingId), nothingRestricted())
            .orderBy(AGENDA_ITEM.NUMBER)
            .limit(500)
            .fetch();
    var named =
        organisations.byId(
            rows.stream()
                .flatMap(row -> java.util.stream.Stream.of(row.value4(), row.value7()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return rows.map(row ->
        new Business(
            Coded.of(ItemKind.class, row.value2()),
            row.value3(),
            name(named, row.value4(), language),
            conveyed.getOrDefault(row.value1(), List.of()),
            Coded.find(DecisionOutcome.class, row.value5()).orElse(null),
            row.value6(),
            name(named, row.value7(), language),
            decided.getOrDefault(row.value1(), List.of())));
  }

  private static @Nullable String name(
      Map<Long, Organisation> named, @Nullable Long id, Language language) {
    var organisation = id == null ? null : named.get(id);
    return organisation == null ? null : organisation.name(language);
  }

  private Map<Long, List<Conveyed>> conveyed(long meetingId) {
    return sql.select(AGENDA_ITEM.ID, DIRECTIVE.KIND, DIRECTIVE.TITLE)
        .from(AGENDA_ITEM)
        .join(AGENDA_ITEM_DIRECTIVE)
        .on(AGENDA_ITEM_DIRECTIVE.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(AGENDA_ITEM_DIRECTIVE.DIRECTIVE_ID))
        .where(AGENDA_ITEM.MEETING_ID.eq(meetingId), nothingRestricted())
        .orderBy(AGENDA_ITEM.NUMBER, DIRECTIVE.ID)
        .limit(1_000)
        .fetchGroups(
            AGENDA_ITEM.ID,
            row -> new Conveyed(Coded.of(DirectiveKind.class, row.value2()), row.value3()));
  }

  private Map<Long, List<String>> decided(long meetingId) {
    return sql.select(AGENDA_ITEM.ID, DECISION_CLAUSE.TEXT)
        .from(AGENDA_ITEM)
        .join(DECISION)
        .on(DECISION.AGENDA_ITEM_ID.eq(AGENDA_ITEM.ID))
        .join(DECISION_CLAUSE)
        .on(DECISION_CLAUSE.DECISION_ID.eq(DECISION.ID))
        .where(AGENDA_ITEM.MEETING_ID.eq(meetingId), nothingRestricted())
        .orderBy(AGENDA_ITEM.NUMBER, DECISION_CLAUSE.NUMBER)
        .limit(1_000)
        .fetchGroups(AGENDA_ITEM.ID, row -> row.value2());
  }

  private List<Present> present(long meetingId, Language language) {
    return sql.select(
            ATTENDANCE.CLASS,
            ATTENDANCE.NAME,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            ATTENDANCE.POST_TITLE,
            POST.TITLE_EN,
            POST.TITLE_ZH,
            ATTENDANCE.HEAD_COUNT)
        .from(ATTENDANCE)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(ATTENDANCE.PERSON_ID))
        .leftJoin(POST)
        .on(POST.ID.eq(ATTENDANCE.POST_ID))
        .where(ATTENDANCE.MEETING_ID.eq(meetingId))
        .orderBy(ATTENDANCE.ID)
        .limit(500)
        .fetch(row ->
            new Present(
                Coded.of(AttendanceClass.class, row.value1()),
                row.value2() == null ? language.pick(row.value3(), row.value4()) : row.value2(),
                row.value5() == null ? language.pick(row.value6(), row.value7()) : row.value5(),
                row.value8()));
  }

  private List<Said> said(long meetingId, Language language) {
    var ofNoItem = STATEMENT.AGENDA_ITEM_ID.isNull();
    var ofAnOpenItem =
        exists(
            selectOne()
                .from(AGENDA_ITEM)
                .where(AGENDA_ITEM.ID.eq(STATEMENT.AGENDA_ITEM_ID), nothingRestricted()));
    return sql.select(
            STATEMENT.VERB,
            STATEMENT.SPEAKER,
            STATEMENT.TEXT,
            STATEMENT.ADDRESSEE,
            PERSON.NAME_EN,
            PERSON.NAME_ZH)
        .from(STATEMENT)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(STATEMENT.PERSON_ID))
        .where(STATEMENT.MEETING_ID.eq(meetingId), ofNoItem.or(ofAnOpenItem))
        .orderBy(STATEMENT.NUMBER)
        .limit(200)
        .fetch(row ->
            new Said(
                Coded.of(StatementVerb.class, row.value1()),
                speaker(row.value2(), language.pick(row.value5(), row.value6())),
                row.value3(),
                row.value4()));
  }

  /// As written, else the known person's name; null where the meeting itself speaks.
  private static @Nullable String speaker(@Nullable String written, String known) {
    if (written != null && !written.isBlank()) {
      return written;
    }
    return known.isEmpty() ? null : known;
  }
}
