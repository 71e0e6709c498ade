package org.throughline.tasks;

import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// Later days for tasks: asked by the head of the lead organisation and granted or refused by the
/// issuer, or given by the issuer unasked. A granted extension is the only way in which a subtask
/// is due after the task above it.
@Service
public class Extensions {
  private final DSLContext sql;
  private final Steps steps;
  private final Clock clock;

  Extensions(DSLContext sql, Steps steps, Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.clock = clock;
  }

  public enum State implements Coded {
    ASKED,
    GRANTED,
    REFUSED,
    /// The task moved on before an answer.
    LAPSED,
    /// Given with others in one step, and taken back the same day.
    UNDONE
  }

  /// @param wasDue the deadline when it was asked for
  /// @param answeredAt null while it is open, or where it lapsed
  public record Extension(
      long id,
      long taskId,
      LocalDate wasDue,
      LocalDate until,
      String reason,
      State state,
      Instant askedAt,
      long personId,
      long organisationId,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable Long answeredBy) {}

  @Transactional
  public Outcome<Long> ask(Actor actor, long id, LocalDate until, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.ASK_EXTENSION,
        detail(until, reason),
        task -> {
          var refusal = refusal(task, until, reason);
          if (refusal == null && open(id).isPresent()) {
            refusal = Refusal.conflict("tasks.refused.extension_open");
          }
          if (refusal == null) {
            store(actor, task, until, reason, State.ASKED);
          }
          return refusal;
        });
  }

  @Transactional
  public Outcome<Long> grant(Actor actor, long id, String note) {
    var detail = open(id).map(each -> detail(each.until(), note)).orElse(null);
    return steps.take(
        actor,
        id,
        TaskTransition.GRANT_EXTENSION,
        detail,
        task -> {
          var asked = open(id);
          if (asked.isEmpty()) {
            return Refusal.conflict("tasks.refused.extension_not_asked");
          }
          var until = asked.get().until();
          var refusal = note.isBlank() ? null : Reasons.refusal(note);
          refusal = refusal == null ? date(task, until) : refusal;
          if (refusal == null) {
            answer(actor, asked.get(), State.GRANTED, note);
            move(task, until);
          }
          return refusal;
        });
  }

  @Transactional
  public Outcome<Long> refuse(Actor actor, long id, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.REFUSE_EXTENSION,
        reason.strip(),
        _ -> {
          var asked = open(id);
          if (asked.isEmpty()) {
            return Refusal.conflict("tasks.refused.extension_not_asked");
          }
          var refusal = Reasons.refusal(reason);
          if (refusal == null) {
            answer(actor, asked.get(), State.REFUSED, reason);
          }
          return refusal;
        });
  }

  /// Also answers an open request, whatever day it asked for.
  @Transactional
  public Outcome<Long> give(Actor actor, long id, LocalDate until, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.EXTEND,
        detail(until, reason),
        task -> {
          var refusal = refusal(task, until, reason);
          if (refusal == null) {
            sql.update(EXTENSION)
                .set(EXTENSION.STATE, State.LAPSED.code())
                .where(EXTENSION.TASK_ID.eq(id), EXTENSION.STATE.eq(State.ASKED.code()))
                .execute();
            store(actor, task, until, reason, State.GRANTED);
            move(task, until);
          }
          return refusal;
        });
  }

  private static String detail(LocalDate until, String words) {
    return words.isBlank() ? until.toString() : until + " · " + words.strip();
  }

  private @Nullable Refusal refusal(Task task, LocalDate until, String reason) {
    var refusal = Reasons.refusal(reason);
    return refusal == null ? date(task, until) : refusal;
  }

  private @Nullable Refusal date(Task task, LocalDate until) {
    var due = task.deadline();
    if (due == null) {
      return Refusal.conflict("tasks.refused.no_deadline_to_extend");
    }
    if (!until.isAfter(due)) {
      return Refusal.invalid("tasks.refused.extension_not_later", due);
    }
    return until.isBefore(LocalDate.now(clock))
        ? Refusal.invalid("tasks.refused.deadline_past", until)
        : null;
  }

  private void store(Actor actor, Task task, LocalDate until, String reason, State state) {
    var given = state == State.GRANTED;
    sql.insertInto(EXTENSION)
        .set(EXTENSION.TASK_ID, task.id())
        .set(EXTENSION.WAS_DUE, task.deadline())
        .set(EXTENSION.UNTIL, until)
        .set(EXTENSION.REASON, reason.strip())
        .set(EXTENSION.STATE, state.code())
        .set(EXTENSION.ASKED_AT, clock.instant())
        .set(EXTENSION.PERSON_ID, actor.personId())
        .set(EXTENSION.POST_ID, actor.postId())
        .set(EXTENSION.ORGANISATION_ID, actor.organisationId())
        .set(EXTENSION.ANSWERED_AT, given ? clock.instant() : null)
        .set(EXTENSION.ANSWERED_BY, given ? actor.personId() : null)
        .execute();
  }

  private void answer(Actor actor, Extension asked, State state, String words) {
    sql.update(EXTENSION)
        .set(EXTENSION.STATE, state.code())
        .set(EXTENSION.ANSWER, words.isBlank() ? null : words.strip())
        .set(EXTENSION.ANSWERED_AT, clock.instant())
        .set(EXTENSION.ANSWERED_BY, actor.personId())
        .where(EXTENSION.ID.eq(asked.id()))
        .execute();
  }

  private void move(Task task, LocalDate until) {
    sql.update(TASK).set(TASK.DEADLINE, until).where(TASK.ID.eq(task.id())).execute();
  }

  /// The request that waits for an answer. Whoever asks has been shown the task.
  public Optional<Extension> open(long taskId) {
    return list(EXTENSION.TASK_ID.eq(taskId).and(EXTENSION.STATE.eq(State.ASKED.code()))).stream()
        .findFirst();
  }

  /// Newest first. Whoever asks has been shown the task.
  public List<Extension> of(long taskId) {
    return list(EXTENSION.TASK_ID.eq(taskId));
  }

  private List<Extension> list(Condition where) {
    return sql.select(
            EXTENSION.ID,
            EXTENSION.TASK_ID,
            EXTENSION.WAS_DUE,
            EXTENSION.UNTIL,
            EXTENSION.REASON,
            EXTENSION.STATE,
            EXTENSION.ASKED_AT,
            EXTENSION.PERSON_ID,
            EXTENSION.ORGANISATION_ID,
            EXTENSION.ANSWER,
            EXTENSION.ANSWERED_AT,
            EXTENSION.ANSWERED_BY)
        .from(EXTENSION)
        .where(where)
        .orderBy(EXTENSION.ID.desc())
        .limit(100)
        .fetch(row ->
            new Extension(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                Coded.of(State.class, row.value6()),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                row.value11(),
                row.value12()));
  }
}
