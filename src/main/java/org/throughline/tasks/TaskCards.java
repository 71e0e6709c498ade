package org.throughline.tasks;

import static org.jooq.impl.DSL.field;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.CLOSURE;
import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Cards of this module's kinds. An internal task that the reader may not open still has its title,
/// for the way up; what hangs from it has no card.
@Component
class TaskCards {
  private static final int LIMIT = 2_000;
  private static final int TITLE = 140;

  private final DSLContext sql;
  private final MessageSource messages;
  private final ZoneId zone;

  TaskCards(DSLContext sql, MessageSource messages, ZoneId zone) {
    this.sql = sql;
    this.messages = messages;
    this.zone = zone;
  }

  List<Card> tasks(List<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var visible = field(TaskVisibility.visible(actor)).as("visible");
    return sql.select(
            TASK.ID,
            TASK.TITLE,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            TASK.STATE,
            TASK.PROGRESS,
            TASK.DEADLINE,
            visible)
        .from(TASK)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(TASK.LEAD_ORGANISATION_ID))
        .where(TASK.ID.in(ids))
        .and(TaskVisibility.visible(actor).or(TASK.ACCESS.eq("internal")))
        .orderBy(TASK.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.TASK, row.value1()),
                row.value2(),
                language.pick(row.value3(), row.value4()),
                status(row.value5(), row.value6()),
                iso(row.value7()),
                "/tasks/" + row.value1(),
                row.get(visible)));
  }

  private static String status(String state, String progress) {
    return "tasks.status."
        + TaskStatus.of(Coded.of(TaskState.class, state), Coded.of(Progress.class, progress))
            .code();
  }

  List<Card> reports(List<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            REPORT.ID,
            REPORT.TASK_ID,
            REPORT.TEXT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH,
            REPORT.PROGRESS,
            REPORT.REPORTED_AT)
        .from(REPORT)
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(REPORT.ORGANISATION_ID))
        .where(REPORT.ID.in(ids))
        .and(TaskVisibility.visible(actor))
        .orderBy(REPORT.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.REPORT, row.value1()),
                line(row.value3()),
                language.pick(row.value4(), row.value5()),
                said(row.value6()),
                day(row.value7()),
                "/tasks/" + row.value2() + "#report-" + row.value1(),
                true));
  }

  /// "Done" is a claim until somebody verifies it.
  private static String said(String progress) {
    return progress.equals(Progress.DONE.code())
        ? "tasks.status." + TaskStatus.CLAIMED.code()
        : "tasks.progress." + progress;
  }

  List<Card> evidence(List<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            EVIDENCE.ID,
            EVIDENCE.NAME,
            REPORT.TASK_ID,
            REPORT.REPORTED_AT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(EVIDENCE)
        .join(REPORT)
        .on(REPORT.ID.eq(EVIDENCE.REPORT_ID))
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(REPORT.ORGANISATION_ID))
        .where(EVIDENCE.ID.in(ids))
        .and(TaskVisibility.visible(actor))
        .orderBy(EVIDENCE.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.EVIDENCE, row.value1()),
                row.value2(),
                language.pick(row.value5(), row.value6()),
                null,
                day(row.value4()),
                "/tasks/" + row.value3() + "#evidence-" + row.value1(),
                true));
  }

  List<Card> verifications(List<Long> ids, Actor actor, Language language) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return sql.select(
            VERIFICATION.ID,
            VERIFICATION.TASK_ID,
            VERIFICATION.LEVEL,
            VERIFICATION.RESULT,
            VERIFICATION.VERIFIED_AT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(VERIFICATION)
        .join(TASK)
        .on(TASK.ID.eq(VERIFICATION.TASK_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(VERIFICATION.ORGANISATION_ID))
        .where(VERIFICATION.ID.in(ids))
        .and(TaskVisibility.visible(actor))
        .orderBy(VERIFICATION.ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.VERIFICATION, row.value1()),
                text("tasks.level." + row.value3(), language),
                language.pick(row.value6(), row.value7()),
                "tasks.result." + row.value4(),
                day(row.value5()),
                "/tasks/" + row.value2() + "#verification-" + row.value1(),
                true));
  }

  List<Card> closures(List<Long> taskIds, Actor actor, Language language) {
    if (taskIds.isEmpty()) {
      return List.of();
    }
    return sql.select(
            CLOSURE.TASK_ID,
            CLOSURE.NOTE,
            CLOSURE.CLOSED_AT,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(CLOSURE)
        .join(TASK)
        .on(TASK.ID.eq(CLOSURE.TASK_ID))
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(CLOSURE.ORGANISATION_ID))
        .where(CLOSURE.TASK_ID.in(taskIds))
        .and(TaskVisibility.visible(actor))
        .orderBy(CLOSURE.TASK_ID)
        .limit(LIMIT)
        .fetch(row ->
            new Card(
                new Ref(Kind.CLOSURE, row.value1()),
                row.value2() == null ? text("tasks.state.closed", language) : line(row.value2()),
                language.pick(row.value4(), row.value5()),
                "tasks.state.closed",
                day(row.value3()),
                "/tasks/" + row.value1() + "#closure",
                true));
  }

  private String text(String key, Language language) {
    return messages.getMessage(key, new Object[0], language.locale());
  }

  private static String line(String text) {
    var first = text.strip().lines().findFirst().orElse("");
    return first.length() <= TITLE ? first : first.substring(0, TITLE - 1) + "…";
  }

  private String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  private static @Nullable String iso(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
