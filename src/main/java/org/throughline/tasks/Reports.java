package org.throughline.tasks;

import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Files;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Reports on tasks, with the files that show what they say.
@Service
public class Reports {
  private final DSLContext sql;
  private final Steps steps;
  private final TakingUp takingUp;
  private final Files files;
  private final ReportSameness sameness;
  private final Clock clock;

  Reports(
      DSLContext sql,
      Steps steps,
      TakingUp takingUp,
      Files files,
      ReportSameness sameness,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.takingUp = takingUp;
    this.files = files;
    this.sameness = sameness;
    this.clock = clock;
  }

  /// The first report puts an accepted task in progress; one that says "done" hands it to the
  /// supervisor.
  @Transactional
  public Outcome<Long> report(Actor actor, long taskId, NewReport report) {
    var step =
        report.progress() == Progress.DONE ? TaskTransition.REPORT_DONE : TaskTransition.REPORT;
    return steps.take(
        actor.onBehalfOf(report.onBehalfOf()),
        taskId,
        step,
        null,
        task -> {
          var refusal = refusal(actor, task, report);
          if (refusal == null) {
            store(actor, task, report);
          }
          return refusal;
        });
  }

  private @Nullable Refusal refusal(Actor actor, Task task, NewReport report) {
    if (report.text().isBlank()) {
      return Refusal.invalid("tasks.refused.report_missing");
    }
    if (report.text().length() > IssuingRules.TEXT) {
      return Refusal.invalid("tasks.refused.report_too_long", IssuingRules.TEXT);
    }
    var behalf = report.onBehalfOf();
    if (behalf != null
        && (behalf == actor.personId()
            || takingUp.staff(task.leadOrganisationId()).stream()
                .noneMatch(person -> person.id() == behalf))) {
      return Refusal.invalid("tasks.refused.behalf_of_another_unit");
    }
    return EvidenceFiles.refusal(report.files());
  }

  private void store(Actor actor, Task task, NewReport report) {
    long id =
        sql.insertInto(REPORT)
            .set(REPORT.TASK_ID, task.id())
            .set(REPORT.NUMBER, next(task.id()))
            .set(REPORT.PROGRESS, report.progress().code())
            .set(REPORT.TEXT, report.text().strip())
            .set(REPORT.REPORTED_AT, clock.instant())
            .set(REPORT.PERSON_ID, actor.personId())
            .set(REPORT.POST_ID, actor.postId())
            .set(REPORT.ORGANISATION_ID, actor.organisationId())
            .set(REPORT.ON_BEHALF_OF, report.onBehalfOf())
            .returningResult(REPORT.ID)
            .fetchSingle()
            .value1();
    sameness.sent(task, id, report.text().strip());
    for (var file : report.files()) {
      var stored = files.store(file.content());
      sql.insertInto(EVIDENCE)
          .set(EVIDENCE.REPORT_ID, id)
          .set(EVIDENCE.NAME, EvidenceFiles.name(file.name()))
          .set(EVIDENCE.MEDIA_TYPE, EvidenceFiles.mediaType(file.content()))
          .set(EVIDENCE.SIZE, stored.size())
          .set(EVIDENCE.SHA256, stored.sha256())
          .execute();
    }
    sql.update(TASK)
        .set(TASK.PROGRESS, report.progress().code())
        .where(TASK.ID.eq(task.id()))
        .execute();
  }

  /// The task's row is locked, so nobody takes the same number.
  private int next(long taskId) {
    return sql.select(DSL.coalesce(DSL.max(REPORT.NUMBER), 0).plus(1))
        .from(REPORT)
        .where(REPORT.TASK_ID.eq(taskId))
        .fetchSingle()
        .value1();
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Report> of(long taskId) {
    var rows =
        sql.select(
                REPORT.ID,
                REPORT.TASK_ID,
                REPORT.NUMBER,
                REPORT.PROGRESS,
                REPORT.TEXT,
                REPORT.REPORTED_AT,
                REPORT.PERSON_ID,
                REPORT.POST_ID,
                REPORT.ORGANISATION_ID,
                REPORT.ON_BEHALF_OF)
            .from(REPORT)
            .where(REPORT.TASK_ID.eq(taskId))
            .orderBy(REPORT.NUMBER.desc())
            .limit(200)
            .fetch();
    var evidence = evidence(rows.map(row -> row.get(REPORT.ID)));
    return rows.map(row ->
        new Report(
            row.get(REPORT.ID),
            row.get(REPORT.TASK_ID),
            row.get(REPORT.NUMBER),
            Coded.of(Progress.class, row.get(REPORT.PROGRESS)),
            row.get(REPORT.TEXT),
            row.get(REPORT.REPORTED_AT),
            row.get(REPORT.PERSON_ID),
            row.get(REPORT.POST_ID),
            row.get(REPORT.ORGANISATION_ID),
            row.get(REPORT.ON_BEHALF_OF),
            evidence.getOrDefault(row.get(REPORT.ID), List.of())));
  }

  private Map<Long, List<Evidence>> evidence(Collection<Long> reportIds) {
    return sql
        .select(
            EVIDENCE.ID,
            EVIDENCE.REPORT_ID,
            EVIDENCE.NAME,
            EVIDENCE.MEDIA_TYPE,
            EVIDENCE.SIZE,
            EVIDENCE.SHA256)
        .from(EVIDENCE)
        .where(EVIDENCE.REPORT_ID.in(reportIds))
        .orderBy(EVIDENCE.ID)
        .limit(200 * EvidenceFiles.MOST)
        .fetch(row ->
            new Evidence(
                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()))
        .stream()
        .collect(Collectors.groupingBy(Evidence::reportId));
  }

  /// @throws NotFound where the actor may not know of its task
  public Evidence evidence(Actor actor, long id) {
    return findEvidence(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.EVIDENCE, id)));
  }

  private Optional<Evidence> findEvidence(Actor actor, long id) {
    return sql.select(
            EVIDENCE.ID,
            EVIDENCE.REPORT_ID,
            EVIDENCE.NAME,
            EVIDENCE.MEDIA_TYPE,
            EVIDENCE.SIZE,
            EVIDENCE.SHA256)
        .from(EVIDENCE)
        .join(REPORT)
        .on(REPORT.ID.eq(EVIDENCE.REPORT_ID))
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .where(EVIDENCE.ID.eq(id))
        .and(TaskVisibility.visible(actor))
        .fetchOptional(row ->
            new Evidence(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }
}
