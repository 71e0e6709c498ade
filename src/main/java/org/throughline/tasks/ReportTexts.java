package org.throughline.tasks;

import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.TASK;

import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.sameness.SentTexts;

/// The words of reports, for comparing them and for showing what is alike.
@Component
class ReportTexts implements SentTexts {
  private final DSLContext sql;

  ReportTexts(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Map<Long, String> of(Collection<Long> reportIds) {
    return sql.select(REPORT.ID, REPORT.TEXT)
        .from(REPORT)
        .where(REPORT.ID.in(reportIds))
        .limit(200)
        .fetchMap(REPORT.ID, REPORT.TEXT);
  }

  /// Only those whose task this reader may know of.
  Map<Long, Shown> visible(Actor actor, Collection<Long> reportIds) {
    return sql.select(REPORT.ID, REPORT.TASK_ID, REPORT.TEXT)
        .from(REPORT)
        .join(TASK)
        .on(TASK.ID.eq(REPORT.TASK_ID))
        .where(REPORT.ID.in(reportIds))
        .and(TaskVisibility.visible(actor))
        .limit(2_000)
        .fetchMap(REPORT.ID, row -> new Shown(row.get(REPORT.TASK_ID), row.get(REPORT.TEXT)));
  }

  record Shown(long taskId, String text) {}
}
