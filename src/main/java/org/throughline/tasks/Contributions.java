package org.throughline.tasks;

import static throughline.db.tasks.Tables.CONTRIBUTION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// What supporting organisations did for a task that another leads.
@Service
public class Contributions {
  private final DSLContext sql;
  private final Steps steps;
  private final Clock clock;

  Contributions(DSLContext sql, Steps steps, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.clock = clock;
  }

  public record Contribution(
      long id, long taskId, String text, Instant at, long personId, long organisationId) {}

  @Transactional
  public Outcome<Long> contribute(Actor actor, long id, String text) {
    return steps.take(
        actor,
        id,
        TaskTransition.CONTRIBUTE,
        null,
        task -> {
          if (text.isBlank()) {
            return Refusal.invalid("tasks.refused.report_missing");
          }
          if (text.length() > IssuingRules.TEXT) {
            return Refusal.invalid("tasks.refused.report_too_long", IssuingRules.TEXT);
          }
          sql.insertInto(CONTRIBUTION)
              .set(CONTRIBUTION.TASK_ID, task.id())
              .set(CONTRIBUTION.TEXT, text.strip())
              .set(CONTRIBUTION.CONTRIBUTED_AT, clock.instant())
              .set(CONTRIBUTION.PERSON_ID, actor.personId())
              .set(CONTRIBUTION.POST_ID, actor.postId())
              .set(CONTRIBUTION.ORGANISATION_ID, actor.organisationId())
              .execute();
          return null;
        });
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Contribution> of(long taskId) {
    return sql.select(
            CONTRIBUTION.ID,
            CONTRIBUTION.TASK_ID,
            CONTRIBUTION.TEXT,
            CONTRIBUTION.CONTRIBUTED_AT,
            CONTRIBUTION.PERSON_ID,
            CONTRIBUTION.ORGANISATION_ID)
        .from(CONTRIBUTION)
        .where(CONTRIBUTION.TASK_ID.eq(taskId))
        .orderBy(CONTRIBUTION.ID.desc())
        .limit(200)
        .fetch(row ->
            new Contribution(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }
}
