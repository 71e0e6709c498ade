package org.throughline.tasks;

import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;

/// Reads reports and their evidence.
@Component
class ReportQueries {
  private static final int LIMIT = 200;
  private static final SelectFieldOrAsterisk[] EVIDENCE_COLUMNS = {
    EVIDENCE.ID,
    EVIDENCE.REPORT_ID,
    EVIDENCE.NAME,
    EVIDENCE.KIND,
    EVIDENCE.ADMISSIBLE,
    EVIDENCE.NOTE,
    EVIDENCE.URL,
    EVIDENCE.MEDIA_TYPE,
    EVIDENCE.SIZE,
    EVIDENCE.SHA256,
    EVIDENCE.CONFIRMED_BY,
    EVIDENCE.CONFIRMED_HOW,
    EVIDENCE.CONFIRMED_ON
  };

  private final DSLContext sql;

  ReportQueries(DSLContext sql) {
    this.sql = sql;
  }

  /// Newest first.
  List<Report> list(Condition where) {
    var rows =
        sql.select(
                REPORT.ID,
                REPORT.TASK_ID,
                REPORT.NUMBER,
                REPORT.PROGRESS,
                REPORT.TEXT,
                REPORT.BLOCKED_BY,
                REPORT.CORRECTS_ID,
                REPORT.REPORTED_AT,
                REPORT.PERSON_ID,
                REPORT.POST_ID,
                REPORT.ORGANISATION_ID,
                REPORT.ON_BEHALF_OF)
            .from(REPORT)
            .where(where)
            .orderBy(REPORT.TASK_ID, REPORT.NUMBER.desc())
            .limit(LIMIT)
            .fetch();
    var evidence = evidence(rows.map(row -> row.get(REPORT.ID)));
    return rows.map(row ->
        new Report(
            row.get(REPORT.ID),
            row.get(REPORT.TASK_ID),
            row.get(REPORT.NUMBER),
            Coded.of(Progress.class, row.get(REPORT.PROGRESS)),
            row.get(REPORT.TEXT),
            row.get(REPORT.BLOCKED_BY),
            row.get(REPORT.CORRECTS_ID),
            row.get(REPORT.REPORTED_AT),
            row.get(REPORT.PERSON_ID),
            row.get(REPORT.POST_ID),
            row.get(REPORT.ORGANISATION_ID),
            row.get(REPORT.ON_BEHALF_OF),
            evidence.getOrDefault(row.get(REPORT.ID), List.of())));
  }

  private Map<Long, List<Evidence>> evidence(Collection<Long> reportIds) {
    return sql
        .select(EVIDENCE_COLUMNS)
        .from(EVIDENCE)
        .where(EVIDENCE.REPORT_ID.in(reportIds))
        .orderBy(EVIDENCE.ID)
        .limit(LIMIT * 2 * EvidenceFiles.MOST)
        .fetch(ReportQueries::evidence)
        .stream()
        .collect(Collectors.groupingBy(Evidence::reportId));
  }

  Optional<Evidence> findEvidence(Actor actor, long id) {
    return sql.select(EVIDENCE_COLUMNS)
        .from(EVIDENCE)
        .join(REPORT)
        .on(REPORT.ID.eq(EVIDENCE.REPORT_ID))
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .where(EVIDENCE.ID.eq(id))
        .and(TaskVisibility.visible(actor))
        .fetchOptional(ReportQueries::evidence);
  }

  private static Evidence evidence(Record row) {
    return new Evidence(
        row.get(EVIDENCE.ID),
        row.get(EVIDENCE.REPORT_ID),
        row.get(EVIDENCE.NAME),
        Coded.of(EvidenceKind.class, row.get(EVIDENCE.KIND)),
        row.get(EVIDENCE.ADMISSIBLE),
        row.get(EVIDENCE.NOTE),
        row.get(EVIDENCE.URL),
        row.get(EVIDENCE.MEDIA_TYPE),
        row.get(EVIDENCE.SIZE),
        row.get(EVIDENCE.SHA256),
        row.get(EVIDENCE.CONFIRMED_BY),
        row.get(EVIDENCE.CONFIRMED_HOW),
        row.get(EVIDENCE.CONFIRMED_ON));
  }
}
