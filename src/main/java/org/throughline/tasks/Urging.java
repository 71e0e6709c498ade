package org.throughline.tasks;

import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.URGING;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.notifications.Notices;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Urging (催办): whoever issued or supervises a task, or stands above its doer, presses for it once
/// it is due or late. At most once a day for each task and person.
@Service
public class Urging {
  static final int MOST = 200;

  private final DSLContext sql;
  private final TaskRows rows;
  private final Policy policy;
  private final Notices notices;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Urging(
      DSLContext sql,
      TaskRows rows,
      Policy policy,
      Notices notices,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.policy = policy;
    this.notices = notices;
    this.clock = clock;
    this.events = events;
  }

  /// What came of urging several.
  ///
  /// @param urged ids of those that were urged
  /// @param passedOver why the others were not, each with its title as the refusal's first argument
  public record Result(List<Long> urged, List<Refusal> passedOver) {
    public Result {
      urged = List.copyOf(urged);
      passedOver = List.copyOf(passedOver);
    }
  }

  /// One or several. Refused as a whole only where nothing at all could be urged, or where the
  /// words are too long; tasks already urged today, not due or not this actor's to urge are passed
  /// over.
  ///
  /// @param words what is said to the doers; null or blank for nothing
  /// @throws NotFound where the actor may not know of one of the tasks
  /// @throws Forbidden where it is one task, and not this actor's to urge
  @Transactional
  public Outcome<Result> urge(Actor actor, Collection<Long> taskIds, @Nullable String words) {
    var said = words == null || words.isBlank() ? null : words.strip();
    if (said != null && said.length() > IssuingRules.REASON) {
      return Outcome.invalid("tasks.refused.reason_too_long", IssuingRules.REASON);
    }
    if (taskIds.isEmpty() || taskIds.size() > MOST) {
      return Outcome.invalid("tasks.refused.urge_how_many", MOST);
    }
    var urged = new ArrayList<Long>();
    var passed = new ArrayList<Refusal>();
    for (var id : new TreeSet<>(taskIds)) {
      var task =
          rows.lock(TASK.ID.eq(id).and(TaskVisibility.visible(actor)))
              .orElseThrow(() -> new NotFound(new Ref(Kind.TASK, id)));
      if (!may(actor, task)) {
        if (taskIds.size() == 1) {
          throw new Forbidden(Permission.TASK_URGE.code());
        }
        passed.add(Refusal.conflict("tasks.refused.urge_not_yours", task.title()));
      } else if (!presses(task)) {
        passed.add(Refusal.conflict("tasks.refused.urge_not_due", task.title()));
      } else if (!store(actor, task, said)) {
        passed.add(Refusal.conflict("tasks.refused.urged_today", task.title()));
      } else {
        urged.add(id);
      }
    }
    return urged.isEmpty()
        ? Outcome.refused(passed.getFirst())
        : Outcome.done(new Result(urged, passed));
  }

  /// Whether this actor could urge the task now.
  public boolean open(Actor actor, Task task) {
    return may(actor, task)
        && presses(task)
        && !sql.fetchExists(
            URGING,
            URGING.TASK_ID.eq(task.id()),
            URGING.PERSON_ID.eq(actor.personId()),
            URGING.ON_DAY.eq(LocalDate.now(clock)));
  }

  private boolean may(Actor actor, Task task) {
    var supervisor = task.supervisorOrganisationId();
    if (actor.organisationId() == task.leadOrganisationId()) {
      return false;
    }
    if (actor.has(Role.SECRETARY) || actor.has(Role.CHAIR) || actor.has(Role.SUPERVISOR)) {
      return policy.allows(actor, Permission.TASK_URGE, task.leadOrganisationId())
          || policy.allows(actor, Permission.TASK_URGE, task.issuingOrganisationId());
    }
    return actor.has(Role.UNIT_HEAD)
        && (actor.organisationId() == task.issuingOrganisationId()
            || (supervisor != null && actor.organisationId() == supervisor));
  }

  /// Late, or near its day.
  private boolean presses(Task task) {
    var light = task.light(LocalDate.now(clock));
    return light == Light.RED || light == Light.AMBER;
  }

  private boolean store(Actor actor, Task task, @Nullable String words) {
    var id =
        sql.insertInto(URGING)
            .set(URGING.TASK_ID, task.id())
            .set(URGING.WORDS, words)
            .set(URGING.ON_DAY, LocalDate.now(clock))
            .set(URGING.AT, clock.instant())
            .set(URGING.PERSON_ID, actor.personId())
            .set(URGING.POST_ID, actor.postId())
            .set(URGING.ORGANISATION_ID, actor.organisationId())
            .onConflictDoNothing()
            .returningResult(URGING.ID)
            .fetchOptional(URGING.ID);
    id.ifPresent(
        urging -> events.publishEvent(new TaskUrged(task.ref(), actor.who(), urging, words)));
    return id.isPresent();
  }

  /// One urging, with who was told and has read of it.
  ///
  /// @param readings empty for those who did not urge from the reader's unit
  public record Urged(
      String person, Instant at, @Nullable String words, List<Notices.Reading> readings) {
    public Urged {
      readings = List.copyOf(readings);
    }
  }

  /// Newest first. Whoever asks has been shown the task; who has read of it is shown to the unit
  /// that urged.
  public List<Urged> of(Actor actor, long taskId, Language language) {
    var found =
        sql.select(
                URGING.ID,
                URGING.AT,
                URGING.WORDS,
                URGING.ORGANISATION_ID,
                PERSON.NAME_EN,
                PERSON.NAME_ZH)
            .from(URGING)
            .join(PERSON)
            .on(PERSON.ID.eq(URGING.PERSON_ID))
            .where(URGING.TASK_ID.eq(taskId))
            .orderBy(URGING.ID.desc())
            .limit(50)
            .fetch();
    var keys =
        found.stream()
            .filter(row -> row.value4() == actor.organisationId())
            .map(row -> "urging/" + row.value1())
            .toList();
    var readings = notices.readings(keys, language);
    return found.map(row ->
        new Urged(
            language.pick(row.value5(), row.value6()),
            row.value2(),
            row.value3(),
            readings.getOrDefault("urging/" + row.value1(), List.of())));
  }
}
