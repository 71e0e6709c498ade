package org.throughline.tasks;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static throughline.db.tasks.Tables.CLAUSE_CORRECTED;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Corrections;
import org.throughline.directives.Dependants;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Tasks whose clause was corrected after they were issued, those handed down from them included:
/// each is told once, and whoever issued it says that it is still right, or opens it again.
@Service
public class CorrectedClauses implements Dependants {
  private static final Set<String> DONE =
      Set.of(TaskState.VERIFIED.code(), TaskState.CLOSED.code());

  private final DSLContext sql;
  private final Clock clock;
  private final Steps steps;
  private final Closures closures;
  private final ApplicationEventPublisher events;

  CorrectedClauses(
      DSLContext sql,
      Clock clock,
      Steps steps,
      Closures closures,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.steps = steps;
    this.closures = closures;
    this.events = events;
  }

  @Override
  public String what() {
    return "tasks.dependants";
  }

  @Override
  public int count(Collection<Long> clauseIds) {
    return sql.fetchCount(TASK, ofClauses(clauseIds));
  }

  /// Of these clauses, directly or handed down from one that is; cancelled ones are left in peace.
  private static Condition ofClauses(Collection<Long> clauseIds) {
    var from = TASK.as("from_clause");
    var lower = TASK.as("lower");
    var down = name("of_clauses");
    var id = DSL.field(down.append("id"), Long.class);
    return TASK.STATE
        .ne(TaskState.CANCELLED.code())
        .and(
            TASK.ID.in(
                DSL.withRecursive(down, name("id"))
                    .as(
                        select(from.ID)
                            .from(from)
                            .where(from.CLAUSE_ID.in(clauseIds))
                            .union(beneath(lower, down)))
                    .select(id)
                    .from(table(down))));
  }

  private static Select<Record1<Long>> beneath(throughline.db.tasks.tables.Task lower, Name down) {
    return select(lower.ID)
        .from(lower)
        .join(table(down))
        .on(lower.PARENT_ID.eq(DSL.field(down.append("id"), Long.class)));
  }

  /// About the task, so that everybody concerned with it hears of it.
  ///
  /// @param afterClosing it had been verified or closed by then
  /// @param detail the clause's number and why it was corrected
  public record Told(Ref about, Who by, boolean afterClosing, String detail) implements Happened {
    @Override
    public String action() {
      return afterClosing ? "task.clause_corrected_after" : "task.clause_corrected";
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(Corrections.Corrected corrected) {
    var told =
        sql.insertInto(
                CLAUSE_CORRECTED,
                CLAUSE_CORRECTED.TASK_ID,
                CLAUSE_CORRECTED.CORRECTION_ID,
                CLAUSE_CORRECTED.AFTER_CLOSING,
                CLAUSE_CORRECTED.TOLD_AT)
            .select(
                select(
                        TASK.ID,
                        DSL.val(corrected.correctionId()),
                        DSL.field(TASK.STATE.in(DONE)),
                        DSL.val(clock.instant()))
                    .from(TASK)
                    .where(ofClauses(corrected.clauseIds())))
            .returningResult(CLAUSE_CORRECTED.TASK_ID, CLAUSE_CORRECTED.AFTER_CLOSING)
            .fetch();
    told.forEach(row ->
        events.publishEvent(
            new Told(
                new Ref(Kind.TASK, row.value1()),
                corrected.by(),
                row.value2(),
                corrected.detail())));
  }

  /// A correction that nobody has answered for this task.
  ///
  /// @param change the end of a message key
  /// @param text what the clause said before; null where the whole directive ended
  public record Open(
      long correctionId,
      boolean afterClosing,
      String change,
      String reason,
      @Nullable String text,
      Instant at) {}

  /// Oldest first. Whoever asks has been shown the task.
  public List<Open> open(long taskId) {
    var correction = throughline.db.directives.Tables.CORRECTION;
    return sql.select(
            correction.ID,
            CLAUSE_CORRECTED.AFTER_CLOSING,
            correction.CHANGE,
            correction.REASON,
            correction.TEXT,
            correction.CORRECTED_AT)
        .from(CLAUSE_CORRECTED)
        .join(correction)
        .on(correction.ID.eq(CLAUSE_CORRECTED.CORRECTION_ID))
        .where(CLAUSE_CORRECTED.TASK_ID.eq(taskId))
        .and(CLAUSE_CORRECTED.ANSWER.isNull())
        .orderBy(correction.ID)
        .limit(50)
        .fetch(row ->
            new Open(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /// Whether this actor speaks for whoever issued the task.
  public boolean answers(Actor actor, Task task) {
    return steps.allows(actor, task, TaskTransition.REOPEN);
  }

  /// @param detail what was said with it; null for nothing
  public record Answered(Ref about, Who by, boolean stillRight, @Nullable String detail)
      implements Happened {
    @Override
    public String action() {
      return stillRight ? "task.still_right" : "task.reopened_for_correction";
    }
  }

  /// The task is right as it is, also by the corrected clause.
  @Transactional
  public Outcome<Long> stillRight(Actor actor, long taskId, @Nullable String note) {
    var task = steps.lock(actor, taskId);
    steps.require(actor, task, TaskTransition.REOPEN);
    var words = note == null || note.isBlank() ? null : note.strip();
    if (words != null && words.length() > IssuingRules.REASON) {
      return Outcome.invalid("tasks.refused.reason_too_long", IssuingRules.REASON);
    }
    return answer(actor, taskId, true, words);
  }

  /// A verified or closed task goes on, because of the corrected clause.
  @Transactional
  public Outcome<Long> reopen(Actor actor, long taskId, String reason) {
    var task = steps.lock(actor, taskId);
    steps.require(actor, task, TaskTransition.REOPEN);
    return answer(actor, taskId, false, reason.strip())
        .fold(_ -> closures.reopen(actor, taskId, reason), Outcome::refused);
  }

  private Outcome<Long> answer(
      Actor actor, long taskId, boolean stillRight, @Nullable String words) {
    int answered =
        sql.update(CLAUSE_CORRECTED)
            .set(CLAUSE_CORRECTED.ANSWER, stillRight ? "still_right" : "reopened")
            .set(CLAUSE_CORRECTED.ANSWERED_AT, clock.instant())
            .set(CLAUSE_CORRECTED.ANSWERED_BY, actor.personId())
            .where(CLAUSE_CORRECTED.TASK_ID.eq(taskId))
            .and(CLAUSE_CORRECTED.ANSWER.isNull())
            .execute();
    if (answered == 0) {
      return Outcome.conflict("tasks.refused.no_correction");
    }
    events.publishEvent(new Answered(new Ref(Kind.TASK, taskId), actor.who(), stillRight, words));
    return Outcome.done(taskId);
  }
}
