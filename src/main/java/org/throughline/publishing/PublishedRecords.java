package org.throughline.publishing;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.RELATED_DIRECTIVE;
import static throughline.db.publishing.Tables.RELATED_TASK;
import static throughline.db.publishing.Tables.TRANSLATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.publishing.PublishedRecord.Notice;
import org.throughline.publishing.PublishedRecord.PublicDirective;
import org.throughline.publishing.PublishedRecord.PublicTask;
import org.throughline.publishing.PublishedRecord.Version;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.tasks.TaskStatus;

/// What anybody may read. Takes no actor and touches no table but publishing's own and the names of
/// organisations, so that no mistake elsewhere can show an unpublished row.
@Service
public class PublishedRecords {
  private final DSLContext sql;
  private final EditionRows rows;
  private final Clock clock;

  PublishedRecords(DSLContext sql, EditionRows rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  /// Published or withdrawn: the address answers.
  public boolean answers(String code) {
    return sql.fetchExists(
        EDITION, EDITION.CODE.eq(code).and(EDITION.STATE.in("published", "withdrawn")));
  }

  /// The present edition, in the reader's language if it is published in it.
  public Optional<PublishedRecord> find(String code, Language reader) {
    return find(EDITION.CODE.eq(code).and(EDITION.STATE.eq("published")), reader);
  }

  /// An edition by its number, the present one or one corrected since; none of a withdrawn record.
  public Optional<PublishedRecord> find(String code, int number, Language reader) {
    var living = EDITION.as("living");
    return find(
        EDITION
            .CODE
            .eq(code)
            .and(EDITION.NUMBER.eq(number))
            .and(EDITION.STATE.in("published", "superseded"))
            .and(
                exists(
                    selectOne()
                        .from(living)
                        .where(living.CODE.eq(EDITION.CODE), living.STATE.eq("published")))),
        reader);
  }

  /// Of a record that was withdrawn.
  public Optional<Notice> notice(String code, Language reader) {
    return sql.select(
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            EDITION.FIRST_PUBLISHED_AT,
            EDITION.WITHDRAWN_AT,
            EDITION.WITHDRAWAL_REASON_EN,
            EDITION.WITHDRAWAL_REASON_ZH)
        .from(EDITION)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
        .where(EDITION.CODE.eq(code), EDITION.STATE.eq("withdrawn"))
        .fetchOptional(row ->
            new Notice(
                reader.pick(row.value1(), row.value2()),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  private Optional<PublishedRecord> find(Condition where, Language reader) {
    return sql.select(
            EDITION.ID,
            EDITION.CODE,
            EDITION.NUMBER,
            EDITION.STATE,
            EDITION.LANGUAGE,
            EDITION.ORGANISATION_ID,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            EDITION.SOURCE_EN,
            EDITION.SOURCE_ZH,
            EDITION.HELD_ON,
            EDITION.PUBLISHED_AT,
            EDITION.FIRST_PUBLISHED_AT,
            TRANSLATION.PUBLISHED_AT)
        .from(EDITION)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
        .leftJoin(TRANSLATION)
        .on(TRANSLATION.EDITION_ID.eq(EDITION.ID), TRANSLATION.STATE.eq("published"))
        .where(where)
        .fetchOptional(row -> {
          var source = Language.of(row.value5());
          var translated = row.value14() != null;
          var shown = translated ? reader : source;
          return new PublishedRecord(
              row.value2(),
              row.value3(),
              row.value4().equals("published"),
              shown,
              translated,
              row.value6(),
              reader.pick(row.value7(), row.value8()),
              reader.pick(row.value9(), row.value10()),
              row.value11(),
              shown == source ? row.value12() : row.value14(),
              row.value13(),
              rows.segments(row.value1(), shown),
              directives(row.value1(), reader),
              tasks(row.value1(), reader),
              versions(row.value2()));
        });
  }

  /// How an edition would look once published; for those inside.
  public PublishedRecord preview(Edition edition, Language reader) {
    var own = rows.segments(edition.id(), reader);
    var whole = !own.isEmpty() && own.stream().noneMatch(each -> each.text().isEmpty());
    var shown = whole ? reader : edition.language();
    var names =
        sql.select(ORGANISATION.NAME_EN, ORGANISATION.NAME_ZH)
            .from(ORGANISATION)
            .where(ORGANISATION.ID.eq(edition.organisationId()))
            .fetchSingle();
    return new PublishedRecord(
        edition.code(),
        edition.number(),
        true,
        shown,
        whole,
        edition.organisationId(),
        reader.pick(names.value1(), names.value2()),
        edition.source(reader),
        edition.heldOn(),
        edition.publishedAt(),
        edition.firstPublishedAt(),
        rows.segments(edition.id(), shown),
        directives(edition.id(), reader),
        tasks(edition.id(), reader),
        List.of());
  }

  private List<PublicDirective> directives(long editionId, Language reader) {
    return sql.select(RELATED_DIRECTIVE.TITLE_EN, RELATED_DIRECTIVE.TITLE_ZH)
        .from(RELATED_DIRECTIVE)
        .where(RELATED_DIRECTIVE.EDITION_ID.eq(editionId), RELATED_DIRECTIVE.SHOWN.eq(true))
        .orderBy(RELATED_DIRECTIVE.DIRECTIVE_ID)
        .limit(100)
        .fetch(row ->
            new PublicDirective(
                reader.pick(row.value1(), row.value2()),
                spokenIn(reader, row.value1(), row.value2())));
  }

  private List<PublicTask> tasks(long editionId, Language reader) {
    var today = LocalDate.now(clock);
    return sql.select(
            RELATED_TASK.TITLE_EN,
            RELATED_TASK.TITLE_ZH,
            RELATED_TASK.STATUS,
            RELATED_TASK.DEADLINE,
            RELATED_TASK.AS_OF)
        .from(RELATED_TASK)
        .where(RELATED_TASK.EDITION_ID.eq(editionId), RELATED_TASK.SHOWN.eq(true))
        .orderBy(RELATED_TASK.TASK_ID)
        .limit(100)
        .fetch(row ->
            new PublicTask(
                reader.pick(row.value1(), row.value2()),
                spokenIn(reader, row.value1(), row.value2()),
                onTheDay(Coded.of(TaskStatus.class, row.value3()), today, row.value4()),
                row.value5()));
  }

  /// What is not done the day after its deadline is behind, whatever was last said.
  private static TaskStatus onTheDay(
      TaskStatus status, LocalDate today, @Nullable LocalDate deadline) {
    var open = status == TaskStatus.NOT_STARTED || status == TaskStatus.ON_SCHEDULE;
    return open && deadline != null && deadline.isBefore(today) ? TaskStatus.BEHIND : status;
  }

  private static Language spokenIn(Language reader, @Nullable String en, @Nullable String zh) {
    var own = reader == Language.ENGLISH ? en : zh;
    return own == null || own.isBlank() ? reader.other() : reader;
  }

  private List<Version> versions(String code) {
    return sql.select(EDITION.NUMBER, EDITION.PUBLISHED_AT, EDITION.STATE)
        .from(EDITION)
        .where(EDITION.CODE.eq(code), EDITION.STATE.in("published", "superseded"))
        .orderBy(EDITION.NUMBER.desc())
        .limit(100)
        .fetch(row -> new Version(row.value1(), row.value2(), row.value3().equals("published")));
  }
}
