package org.throughline.tasks;

import static throughline.db.tasks.Tables.RETURN;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;

/// What the head of the unit does with a task given to it, and what the issuer answers where it
/// comes back.
@Service
public class TakingUp {
  private final DSLContext sql;
  private final Steps steps;
  private final IssuingRules rules;
  private final Tasks tasks;
  private final Subtasks subtasks;
  private final Posts posts;
  private final People people;
  private final Clock clock;

  TakingUp(
      DSLContext sql,
      Steps steps,
      IssuingRules rules,
      Tasks tasks,
      Subtasks subtasks,
      Posts posts,
      People people,
      Clock clock) {
    this.sql = sql;
    this.steps = steps;
    this.rules = rules;
    this.tasks = tasks;
    this.subtasks = subtasks;
    this.posts = posts;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Long> acknowledge(Actor actor, long id) {
    return steps.take(actor, id, TaskTransition.ACKNOWLEDGE, null, _ -> null);
  }

  /// @param official who will do it, of the lead organisation; null to leave that open
  @Transactional
  public Outcome<Long> accept(Actor actor, long id, @Nullable Long official) {
    return steps.take(
        actor,
        id,
        TaskTransition.ACCEPT,
        name(official),
        task -> {
          var refusal = subtasks.waiting(task);
          return refusal == null ? setOfficial(task, official) : refusal;
        });
  }

  @Transactional
  public Outcome<Long> nameOfficial(Actor actor, long id, long official) {
    return steps.take(
        actor,
        id,
        TaskTransition.NAME_OFFICIAL,
        name(official),
        task -> setOfficial(task, official));
  }

  private @Nullable Refusal setOfficial(Task task, @Nullable Long official) {
    if (official == null) {
      return null;
    }
    if (staff(task.leadOrganisationId()).stream().noneMatch(p -> p.id() == official)) {
      return Refusal.invalid("tasks.refused.official_of_another");
    }
    sql.update(TASK).set(TASK.OFFICIAL_PERSON_ID, official).where(TASK.ID.eq(task.id())).execute();
    return null;
  }

  /// The trail keeps the name as it was, in both languages where there are two.
  private @Nullable String name(@Nullable Long official) {
    return official == null
        ? null
        : people
            .find(official)
            .map(each ->
                Stream.of(each.name(Language.ENGLISH), each.name(Language.CHINESE))
                    .distinct()
                    .collect(Collectors.joining(" ")))
            .orElse(null);
  }

  /// Everybody who holds a post in an organisation today.
  public List<Person> staff(long organisationId) {
    return posts.ofOrganisation(organisationId).stream()
        .<Person>mapMulti((post, next) -> {
          var holder = post.holder();
          if (holder != null) {
            next.accept(holder);
          }
        })
        .distinct()
        .toList();
  }

  /// Not ours, or not possible: goes back to whoever issued it.
  @Transactional
  public Outcome<Long> giveBack(Actor actor, long id, String reason) {
    return steps.take(
        actor,
        id,
        TaskTransition.GIVE_BACK,
        reason.strip(),
        task -> {
          var refusal = Reasons.refusal(reason);
          if (refusal == null) {
            sql.insertInto(RETURN)
                .set(RETURN.TASK_ID, task.id())
                .set(RETURN.REASON, reason.strip())
                .set(RETURN.RETURNED_AT, clock.instant())
                .set(RETURN.RETURNED_BY, actor.personId())
                .execute();
          }
          return refusal;
        });
  }

  /// Why it was last returned. Whoever asks has been shown the task.
  public Optional<String> returnReason(long taskId) {
    return sql.select(RETURN.REASON)
        .from(RETURN)
        .where(RETURN.TASK_ID.eq(taskId))
        .orderBy(RETURN.ID.desc())
        .limit(1)
        .fetchOptional(RETURN.REASON);
  }

  /// A task goes to another organisation of the issuer's reach, which takes it up anew; what had
  /// been handed down from it must have ended.
  @Transactional
  public Outcome<Long> reassign(
      Actor actor, long id, long organisationId, @Nullable Long postId, String note) {
    return steps.take(
        actor,
        id,
        TaskTransition.REASSIGN,
        note.isBlank() ? null : note.strip(),
        task -> {
          var refusal = reassignment(actor, task, organisationId, postId, note);
          if (refusal == null) {
            sql.update(TASK)
                .set(TASK.LEAD_ORGANISATION_ID, organisationId)
                .set(TASK.LEAD_POST_ID, postId != null ? postId : tasks.head(organisationId))
                .setNull(TASK.OFFICIAL_PERSON_ID)
                .setNull(TASK.FIRST_POST_ID)
                .where(TASK.ID.eq(task.id()))
                .execute();
          }
          return refusal;
        });
  }

  private @Nullable Refusal reassignment(
      Actor actor, Task task, long organisationId, @Nullable Long postId, String note) {
    if (note.length() > IssuingRules.REASON) {
      return Refusal.invalid("tasks.refused.reason_too_long", IssuingRules.REASON);
    }
    if (organisationId == task.leadOrganisationId()) {
      return Refusal.invalid("tasks.refused.same_lead");
    }
    var supervisor = task.supervisorOrganisationId();
    if (supervisor != null && supervisor == organisationId) {
      return Refusal.invalid("tasks.refused.supervisor_leads");
    }
    if (tasks.supporting(task.id()).contains(organisationId)) {
      return Refusal.invalid("tasks.refused.lead_supports_itself");
    }
    var refusal = rules.lead(actor, organisationId, postId);
    return refusal == null ? subtasks.openBeneath(task) : refusal;
  }

  /// A returned task goes to the same organisation once more, with what the issuer says to its
  /// reason.
  @Transactional
  public Outcome<Long> sendAgain(Actor actor, long id, String note) {
    return steps.take(
        actor, id, TaskTransition.SEND_AGAIN, note.strip(), _ -> Reasons.refusal(note));
  }
}
