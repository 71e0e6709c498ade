package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.SUSPENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// What stops a task for a while: a block, said by the doer with the blocker named, and a
/// suspension, ordered by the issuer with a day to look at it again.
@Service
public class HoldUps {
  private final DSLContext sql;
  private final TaskRows rows;
  private final Steps steps;
  private final TaskReach reach;
  private final Clock clock;

  HoldUps(DSLContext sql, TaskRows rows, Steps steps, TaskReach reach, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.steps = steps;
    this.reach = reach;
    this.clock = clock;
  }

  /// What blocks: a task, an organisation, or neither where only the words say it.
  ///
  /// @param words what is missing, in any case
  public record Blocker(@Nullable Long taskId, @Nullable Long organisationId, String words) {}

  /// The lead of the blocking task, or the blocking organisation, sees it on its desk and may lift
  /// it; the doer may in any case.
  @Transactional
  public Outcome<Long> block(Actor actor, long id, Blocker blocker) {
    return steps.take(
        actor,
        id,
        TaskTransition.BLOCK,
        blocker.words().strip(),
        task -> {
          var refusal = Reasons.refusal(blocker.words());
          refusal = refusal == null ? unfit(actor, task, blocker) : refusal;
          if (refusal == null) {
            store(actor, task, blocker);
          }
          return refusal;
        });
  }

  private @Nullable Refusal unfit(Actor actor, Task task, Blocker blocker) {
    var other = blocker.taskId();
    var organisation = blocker.organisationId();
    if (other != null && organisation != null) {
      return Refusal.invalid("tasks.refused.one_blocker");
    }
    if (organisation != null && !reach.around(actor).contains(organisation)) {
      return Refusal.invalid("tasks.refused.choice_unknown");
    }
    if (other == null) {
      return null;
    }
    if (other == task.id()) {
      return Refusal.invalid("tasks.refused.blocks_itself");
    }
    var found = rows.find(TASK.ID.eq(other).and(TaskVisibility.visible(actor)));
    if (found.isEmpty()) {
      return Refusal.invalid("tasks.refused.blocker_unknown", String.valueOf(other));
    }
    if (found.get().state().lets()) {
      return Refusal.invalid("tasks.refused.blocker_done", String.valueOf(other));
    }
    return sql.fetchExists(
            BLOCK,
            BLOCK.TASK_ID.eq(other),
            BLOCK.BLOCKER_TASK_ID.eq(task.id()),
            BLOCK.LIFTED_AT.isNull())
        ? Refusal.conflict("tasks.refused.blocks_each_other", String.valueOf(other))
        : null;
  }

  private void store(Actor actor, Task task, Blocker blocker) {
    var lifter = lifter(blocker);
    sql.insertInto(BLOCK)
        .set(BLOCK.TASK_ID, task.id())
        .set(BLOCK.BLOCKER_TASK_ID, blocker.taskId())
        .set(BLOCK.BLOCKER_ORGANISATION_ID, blocker.organisationId())
        .set(BLOCK.WORDS, blocker.words().strip())
        .set(
            BLOCK.LIFTER_ORGANISATION_ID,
            lifter != null && lifter == task.leadOrganisationId() ? null : lifter)
        .set(BLOCK.SINCE, clock.instant())
        .set(BLOCK.PERSON_ID, actor.personId())
        .execute();
  }

  private @Nullable Long lifter(Blocker blocker) {
    var other = blocker.taskId();
    return other == null
        ? blocker.organisationId()
        : rows.find(TASK.ID.eq(other)).map(Task::leadOrganisationId).orElse(null);
  }

  /// @param how what changed; may be empty
  @Transactional
  public Outcome<Long> lift(Actor actor, long id, String how) {
    var words = how.isBlank() ? null : how.strip();
    return steps.take(
        actor,
        id,
        TaskTransition.LIFT,
        words,
        task -> {
          var refusal = words == null ? null : Reasons.refusal(words);
          if (refusal == null) {
            sql.update(BLOCK)
                .set(BLOCK.LIFTED_AT, clock.instant())
                .set(BLOCK.LIFTED_BY, actor.personId())
                .set(BLOCK.LIFTED_HOW, words)
                .where(BLOCK.TASK_ID.eq(task.id()), BLOCK.LIFTED_AT.isNull())
                .execute();
          }
          return refusal;
        });
  }

  @Transactional
  public Outcome<Long> suspend(Actor actor, long id, String reason, LocalDate reviewOn) {
    return steps.take(
        actor,
        id,
        TaskTransition.SUSPEND,
        reviewOn + " · " + reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          if (refusal == null && reviewOn.isBefore(LocalDate.now(clock))) {
            refusal = Refusal.invalid("tasks.refused.review_past", reviewOn);
          }
          if (refusal == null) {
            sql.insertInto(SUSPENSION)
                .set(SUSPENSION.TASK_ID, task.id())
                .set(SUSPENSION.REASON, reason.strip())
                .set(SUSPENSION.REVIEW_ON, reviewOn)
                .set(SUSPENSION.SUSPENDED_AT, clock.instant())
                .set(SUSPENSION.PERSON_ID, actor.personId())
                .execute();
          }
          return refusal;
        });
  }

  /// A task that was blocked when it was suspended is blocked again.
  @Transactional
  public Outcome<Long> resume(Actor actor, long id, String note) {
    var words = note.isBlank() ? null : note.strip();
    return steps.take(
        actor,
        id,
        TaskTransition.RESUME,
        words,
        _ -> words == null ? null : Reasons.refusal(words));
  }
}
