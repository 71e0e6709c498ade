package org.throughline.tasks;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.tasks.Tables.ENTERED_FOR;
import static throughline.db.tasks.Tables.ENTERED_FOR_ANSWER;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// What one person entered for another: who may do so, and what the other says to it. The answer is
/// given once and stands beside the entry for ever.
@Service
public class EnteredFor {
  private final DSLContext sql;
  private final Steps steps;
  private final TaskRows rows;
  private final TakingUp takingUp;
  private final Posts posts;
  private final Policy policy;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  EnteredFor(
      DSLContext sql,
      Steps steps,
      TaskRows rows,
      TakingUp takingUp,
      Posts posts,
      Policy policy,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.steps = steps;
    this.rows = rows;
    this.takingUp = takingUp;
    this.posts = posts;
    this.policy = policy;
    this.clock = clock;
    this.events = events;
  }

  public enum What implements Coded {
    ACKNOWLEDGE,
    ACCEPT,
    REPORT
  }

  public enum Answer implements Coded {
    CONFIRMED,
    DISPUTED
  }

  /// @param reportId null unless it is a report
  /// @param answer null while there is none
  public record Entry(
      long id,
      long taskId,
      @Nullable Long reportId,
      What what,
      long enteredBy,
      long onBehalfOf,
      Instant enteredAt,
      @Nullable Answer answer,
      @Nullable String note,
      @Nullable Instant answeredAt) {}

  void note(long taskId, @Nullable Long reportId, What what, Actor who) {
    sql.insertInto(ENTERED_FOR)
        .set(ENTERED_FOR.TASK_ID, taskId)
        .set(ENTERED_FOR.REPORT_ID, reportId)
        .set(ENTERED_FOR.WHAT, what.code())
        .set(ENTERED_FOR.ENTERED_BY, who.personId())
        .set(ENTERED_FOR.ON_BEHALF_OF, Objects.requireNonNull(who.onBehalfOf()))
        .set(ENTERED_FOR.ENTERED_AT, clock.instant())
        .execute();
    events.publishEvent(
        new TaskEvent.EnteredForSomebody(new Ref(Kind.TASK, taskId), who.who(), null));
  }

  /// The head of the unit said so, and an official of the unit enters it.
  ///
  /// @throws Forbidden where the actor is no official of the lead organisation
  @Transactional
  public Outcome<Long> forHead(Actor actor, long taskId, What what) {
    var task = steps.lock(actor, taskId);
    policy.require(actor, Permission.TASK_ENTER_FOR_HEAD, task.leadOrganisationId());
    var head = posts.headOf(task.leadOrganisationId()).map(post -> post.holder()).orElse(null);
    if (head == null || head.id() == actor.personId()) {
      return Outcome.conflict("tasks.refused.no_head");
    }
    var asHead =
        new Actor(
            actor.personId(),
            actor.postId(),
            actor.organisationId(),
            actor.bodyId(),
            actor.bodyFirst(),
            actor.bodyLast(),
            java.util.Set.of(Role.UNIT_HEAD, Role.OFFICIAL),
            head.id());
    var outcome =
        switch (what) {
          case ACKNOWLEDGE -> takingUp.acknowledge(asHead, taskId);
          case ACCEPT -> takingUp.accept(asHead, taskId, null);
          case REPORT -> throw new IllegalArgumentException("reports are entered as reports");
        };
    if (outcome instanceof Outcome.Done<Long>) {
      note(taskId, null, what, asHead);
    }
    return outcome;
  }

  public boolean mayEnterForHead(Actor actor, Task task) {
    return !actor.has(Role.UNIT_HEAD)
        && TaskTransition.ACCEPT.startsFrom(task.state())
        && policy.allows(actor, Permission.TASK_ENTER_FOR_HEAD, task.leadOrganisationId());
  }

  /// @throws NotFound where there is no such entry on a task that the actor may see
  /// @throws Forbidden for anybody but the person it was entered for
  @Transactional
  public Outcome<Long> answer(
      Actor actor, long taskId, long entryId, Answer answer, @Nullable String note) {
    var task = steps.lock(actor, taskId);
    var entry =
        list(ENTERED_FOR.TASK_ID.eq(taskId).and(ENTERED_FOR.ID.eq(entryId))).stream()
            .findFirst()
            .orElseThrow(() -> new NotFound(new Ref(Kind.TASK, taskId)));
    if (entry.onBehalfOf() != actor.personId()) {
      throw new Forbidden(Permission.ENTRY_ANSWER.code());
    }
    if (entry.answer() != null) {
      return Outcome.conflict("tasks.refused.answered");
    }
    var reason = note == null || note.isBlank() ? null : note.strip();
    var refusal =
        answer == Answer.DISPUTED || reason != null
            ? Reasons.refusal(Objects.requireNonNullElse(reason, ""))
            : (Refusal) null;
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    sql.insertInto(ENTERED_FOR_ANSWER)
        .set(ENTERED_FOR_ANSWER.ENTRY_ID, entryId)
        .set(ENTERED_FOR_ANSWER.PERSON_ID, actor.personId())
        .set(ENTERED_FOR_ANSWER.ANSWER, answer.code())
        .set(ENTERED_FOR_ANSWER.NOTE, reason)
        .set(ENTERED_FOR_ANSWER.ANSWERED_AT, clock.instant())
        .execute();
    events.publishEvent(
        answer == Answer.CONFIRMED
            ? new TaskEvent.EntryConfirmed(task.ref(), actor.who(), reason)
            : new TaskEvent.EntryDisputed(task.ref(), actor.who(), reason));
    return Outcome.done(taskId);
  }

  /// Oldest first. Whoever asks has been shown the task.
  public List<Entry> of(long taskId) {
    return list(ENTERED_FOR.TASK_ID.eq(taskId));
  }

  /// What was entered for this person and not answered yet, with its task.
  List<Task> unanswered(Actor actor, int limit) {
    var entry =
        selectOne()
            .from(ENTERED_FOR)
            .where(ENTERED_FOR.TASK_ID.eq(TASK.ID), ENTERED_FOR.ON_BEHALF_OF.eq(actor.personId()))
            .and(
                notExists(
                    selectOne()
                        .from(ENTERED_FOR_ANSWER)
                        .where(ENTERED_FOR_ANSWER.ENTRY_ID.eq(ENTERED_FOR.ID))));
    return rows.page(
        org.jooq.impl.DSL.exists(entry).and(TaskVisibility.visible(actor)),
        0,
        limit,
        TASK.ID.asc());
  }

  private List<Entry> list(Condition where) {
    return sql.select(
            ENTERED_FOR.ID,
            ENTERED_FOR.TASK_ID,
            ENTERED_FOR.REPORT_ID,
            ENTERED_FOR.WHAT,
            ENTERED_FOR.ENTERED_BY,
            ENTERED_FOR.ON_BEHALF_OF,
            ENTERED_FOR.ENTERED_AT,
            ENTERED_FOR_ANSWER.ANSWER,
            ENTERED_FOR_ANSWER.NOTE,
            ENTERED_FOR_ANSWER.ANSWERED_AT)
        .from(ENTERED_FOR)
        .leftJoin(ENTERED_FOR_ANSWER)
        .on(ENTERED_FOR_ANSWER.ENTRY_ID.eq(ENTERED_FOR.ID))
        .where(where)
        .orderBy(ENTERED_FOR.ID)
        .limit(200)
        .fetch(row ->
            new Entry(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.of(What.class, row.value4()),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8() == null ? null : Coded.of(Answer.class, row.value8()),
                row.value9(),
                row.value10()));
  }
}
