package org.throughline.tasks;

import static throughline.db.tasks.Tables.REPORT;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Whether a task reported done is done. Neither the verifier nor whoever they substitute for has
/// reported it, or had it reported for them, or may act from the responsible unit, be it as a
/// substitute.
@Service
public class Verifications {
  private final DSLContext sql;
  private final Steps steps;
  private final Posts posts;
  private final Clock clock;

  Verifications(DSLContext sql, Steps steps, Posts posts, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.posts = posts;
    this.clock = clock;
  }

  /// @param level not [VerificationLevel#CLAIMED]: that is what there was before
  @Transactional
  public Outcome<Long> verify(
      Actor actor, long taskId, VerificationLevel level, @Nullable String remark) {
    return steps.take(
        actor,
        taskId,
        TaskTransition.VERIFY,
        remark,
        task -> {
          var refusal = stranger(actor, task);
          if (refusal == null && level == VerificationLevel.CLAIMED) {
            refusal = Refusal.invalid("tasks.refused.level_missing");
          }
          if (refusal == null && remark != null) {
            refusal = Reasons.refusal(remark);
          }
          if (refusal == null) {
            store(actor, task, VerificationResult.VERIFIED, level, remark, null);
          }
          return refusal;
        });
  }

  @Transactional
  public Outcome<Long> sendBack(Actor actor, long taskId, String reason) {
    return steps.take(
        actor,
        taskId,
        TaskTransition.SEND_BACK,
        reason.strip(),
        task -> {
          var refusal = stranger(actor, task);
          if (refusal == null) {
            refusal = Reasons.refusal(reason);
          }
          if (refusal == null) {
            store(
                actor,
                task,
                VerificationResult.SENT_BACK,
                VerificationLevel.CLAIMED,
                reason.strip(),
                null);
          }
          return refusal;
        });
  }

  /// Whether the rule about who verifies lets this actor judge the task.
  public boolean mayJudge(Actor actor, Task task) {
    return stranger(actor, task) == null;
  }

  private @Nullable Refusal stranger(Actor actor, Task task) {
    var people = new ArrayList<Long>();
    people.add(actor.personId());
    if (actor.onBehalfOf() != null) {
      people.add(actor.onBehalfOf());
    }
    if (sql.fetchExists(
        REPORT,
        REPORT
            .TASK_ID
            .eq(task.id())
            .and(REPORT.PERSON_ID.in(people).or(REPORT.ON_BEHALF_OF.in(people))))) {
      return Refusal.invalid("tasks.refused.verifier_reported");
    }
    return people.stream()
            .flatMap(person -> posts.seats(person).stream())
            .anyMatch(seat -> seat.post().organisationId() == task.leadOrganisationId())
        ? Refusal.invalid("tasks.refused.verifier_in_unit")
        : null;
  }

  /// Without a look at this one, because of a sample of the set it is in.
  ///
  /// @param level of what a sample accepts: claimed or documented
  Outcome<Long> acceptBySample(Actor actor, long taskId, long sampleId, VerificationLevel level) {
    return steps.take(
        actor,
        taskId,
        TaskTransition.VERIFY,
        null,
        task -> {
          var refusal = stranger(actor, task);
          if (refusal == null) {
            store(actor, task, VerificationResult.VERIFIED, level, null, sampleId);
          }
          return refusal;
        });
  }

  private void store(
      Actor actor,
      Task task,
      VerificationResult result,
      VerificationLevel level,
      @Nullable String reason,
      @Nullable Long sampleId) {
    var judged =
        sql.select(REPORT.ID, REPORT.PERSON_ID)
            .from(REPORT)
            .where(REPORT.TASK_ID.eq(task.id()))
            .orderBy(REPORT.NUMBER.desc())
            .limit(1)
            .fetchSingle();
    sql.insertInto(VERIFICATION)
        .set(VERIFICATION.TASK_ID, task.id())
        .set(VERIFICATION.REPORT_ID, judged.value1())
        .set(VERIFICATION.REPORTER_PERSON_ID, judged.value2())
        .set(VERIFICATION.LEAD_ORGANISATION_ID, task.leadOrganisationId())
        .set(VERIFICATION.RESULT, result.code())
        .set(VERIFICATION.LEVEL, level.code())
        .set(VERIFICATION.REASON, reason)
        .set(VERIFICATION.SAMPLE_ID, sampleId)
        .set(VERIFICATION.VERIFIED_AT, clock.instant())
        .set(VERIFICATION.PERSON_ID, actor.personId())
        .set(VERIFICATION.POST_ID, actor.postId())
        .set(VERIFICATION.ORGANISATION_ID, actor.organisationId())
        .set(VERIFICATION.ON_BEHALF_OF, actor.onBehalfOf())
        .execute();
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Verification> of(long taskId) {
    return sql.select(
            VERIFICATION.ID,
            VERIFICATION.TASK_ID,
            VERIFICATION.REPORT_ID,
            VERIFICATION.RESULT,
            VERIFICATION.LEVEL,
            VERIFICATION.REASON,
            VERIFICATION.VERIFIED_AT,
            VERIFICATION.PERSON_ID,
            VERIFICATION.ORGANISATION_ID,
            VERIFICATION.ON_BEHALF_OF,
            VERIFICATION.SAMPLE_ID)
        .from(VERIFICATION)
        .where(VERIFICATION.TASK_ID.eq(taskId))
        .orderBy(VERIFICATION.ID.desc())
        .limit(200)
        .fetch(row ->
            new Verification(
                row.get(VERIFICATION.ID),
                row.get(VERIFICATION.TASK_ID),
                row.get(VERIFICATION.REPORT_ID),
                Coded.of(VerificationResult.class, row.get(VERIFICATION.RESULT)),
                Coded.of(VerificationLevel.class, row.get(VERIFICATION.LEVEL)),
                row.get(VERIFICATION.REASON),
                row.get(VERIFICATION.VERIFIED_AT),
                row.get(VERIFICATION.PERSON_ID),
                row.get(VERIFICATION.ORGANISATION_ID),
                row.get(VERIFICATION.ON_BEHALF_OF),
                row.get(VERIFICATION.SAMPLE_ID)));
  }
}
