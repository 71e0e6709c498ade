package org.throughline.tasks;

import static throughline.db.tasks.Tables.SAVED_REPORT;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;

/// What somebody has typed of a report and not sent: one for each task and person, seen by nobody
/// else, gone once the report is sent. It is no record, so nothing of it is judged or announced.
@Service
public class SavedReports {
  private final DSLContext sql;
  private final Steps steps;
  private final Clock clock;

  SavedReports(DSLContext sql, Steps steps, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.clock = clock;
  }

  /// Words as they were typed; the lists go by row of the form.
  public record Saved(
      @Nullable String progress,
      String text,
      String blocker,
      @Nullable Long behalf,
      List<String> kinds,
      List<String> notes,
      List<String> links,
      Instant at) {
    public Saved {
      kinds = List.copyOf(kinds);
      notes = List.copyOf(notes);
      links = List.copyOf(links);
    }
  }

  /// @throws NotFound where the actor may not know of the task
  @Transactional
  public Outcome<Long> save(Actor actor, long taskId, Saved typed) {
    var task = steps.lock(actor, taskId);
    steps.require(actor, task, TaskTransition.REPORT);
    if (typed.text().length() > IssuingRules.TEXT) {
      return Outcome.invalid("tasks.refused.report_too_long", IssuingRules.TEXT);
    }
    var row = sql.newRecord(SAVED_REPORT);
    row.set(SAVED_REPORT.TASK_ID, taskId);
    row.set(SAVED_REPORT.PERSON_ID, actor.personId());
    row.set(SAVED_REPORT.PROGRESS, typed.progress());
    row.set(SAVED_REPORT.TEXT, typed.text());
    row.set(SAVED_REPORT.BLOCKER, typed.blocker());
    row.set(SAVED_REPORT.BEHALF, typed.behalf());
    row.set(SAVED_REPORT.KINDS, typed.kinds().toArray(String[]::new));
    row.set(SAVED_REPORT.NOTES, typed.notes().toArray(String[]::new));
    row.set(SAVED_REPORT.LINKS, typed.links().toArray(String[]::new));
    row.set(SAVED_REPORT.SAVED_AT, clock.instant());
    sql.insertInto(SAVED_REPORT)
        .set(row)
        .onConflict(SAVED_REPORT.TASK_ID, SAVED_REPORT.PERSON_ID)
        .doUpdate()
        .set(row)
        .execute();
    return Outcome.done(taskId);
  }

  public Optional<Saved> of(Actor actor, long taskId) {
    return sql.select(
            SAVED_REPORT.PROGRESS,
            SAVED_REPORT.TEXT,
            SAVED_REPORT.BLOCKER,
            SAVED_REPORT.BEHALF,
            SAVED_REPORT.KINDS,
            SAVED_REPORT.NOTES,
            SAVED_REPORT.LINKS,
            SAVED_REPORT.SAVED_AT)
        .from(SAVED_REPORT)
        .where(SAVED_REPORT.TASK_ID.eq(taskId), SAVED_REPORT.PERSON_ID.eq(actor.personId()))
        .fetchOptional(row ->
            new Saved(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                List.of(row.value5()),
                List.of(row.value6()),
                List.of(row.value7()),
                row.value8()));
  }

  void forget(Actor actor, long taskId) {
    sql.deleteFrom(SAVED_REPORT)
        .where(SAVED_REPORT.TASK_ID.eq(taskId), SAVED_REPORT.PERSON_ID.eq(actor.personId()))
        .execute();
  }
}
