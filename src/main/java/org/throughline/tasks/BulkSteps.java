package org.throughline.tasks;

import static throughline.db.tasks.Tables.BLOCK;
import static throughline.db.tasks.Tables.BULK;
import static throughline.db.tasks.Tables.BULK_LINE;
import static throughline.db.tasks.Tables.ENDING;
import static throughline.db.tasks.Tables.EXTENSION;
import static throughline.db.tasks.Tables.SUSPENSION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// One step with several tasks at once. The preview takes the steps and takes them back, so that it
/// says exactly what will happen; the batch keeps what each task was before and after, so that it
/// can be undone on the same day wherever nothing has moved on.
@Service
public class BulkSteps {
  public static final int MOST = 100;

  private final DSLContext sql;
  private final TaskRows rows;
  private final TakingUp takingUp;
  private final Extensions extensions;
  private final Changes changes;
  private final Closures closures;
  private final Urging urging;
  private final TransactionTemplate nested;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;

  BulkSteps(
      DSLContext sql,
      TaskRows rows,
      TakingUp takingUp,
      Extensions extensions,
      Changes changes,
      Closures closures,
      Urging urging,
      PlatformTransactionManager transactions,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.rows = rows;
    this.takingUp = takingUp;
    this.extensions = extensions;
    this.changes = changes;
    this.closures = closures;
    this.urging = urging;
    this.nested = new TransactionTemplate(transactions);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
    this.zone = zone;
    this.events = events;
  }

  public enum Step implements Coded {
    URGE,
    EXTEND,
    REASSIGN,
    SUPERVISOR,
    CANCEL
  }

  /// @param until the new day, for an extension
  /// @param organisationId the new lead or supervisor
  public record Order(
      Step step,
      Set<Long> taskIds,
      String reason,
      @Nullable LocalDate until,
      @Nullable Long organisationId) {
    public Order {
      taskIds = Collections.unmodifiableSet(new LinkedHashSet<>(taskIds));
    }
  }

  /// What happens to one task.
  ///
  /// @param chosen false where it changes because one above it does
  /// @param refusal null where the step can be taken; then nothing changes
  public record Line(Task before, Task after, boolean chosen, @Nullable Refusal refusal) {}

  /// Nothing is changed by it. Tasks that the actor may not know of are left out.
  public List<Line> preview(Actor actor, Order order) {
    var lines = new ArrayList<Line>();
    nested.executeWithoutResult(status -> {
      lines.addAll(take(actor, order));
      status.setRollbackOnly();
    });
    return lines;
  }

  private List<Line> take(Actor actor, Order order) {
    var before = snapshot(actor, order.taskIds());
    var refused = new LinkedHashMap<Long, Refusal>();
    for (var id : order.taskIds()) {
      if (before.containsKey(id)) {
        var refusal = refusal(() -> step(actor, order, id));
        if (refusal != null) {
          refused.put(id, refusal);
        }
      }
    }
    var lines = new ArrayList<Line>();
    before.forEach((id, task) -> {
      var chosen = order.taskIds().contains(id);
      var after = rows.find(TASK.ID.eq(id)).orElse(task);
      if (chosen || !after.equals(task)) {
        lines.add(new Line(task, after, chosen, refused.get(id)));
      }
    });
    return lines;
  }

  /// The chosen tasks that the actor may know of, and all below them.
  private Map<Long, Task> snapshot(Actor actor, Set<Long> ids) {
    var all = new LinkedHashMap<Long, Task>();
    var generation = rows.list(TASK.ID.in(ids).and(TaskVisibility.visible(actor)));
    while (!generation.isEmpty()) {
      generation.forEach(task -> all.putIfAbsent(task.id(), task));
      generation =
          rows.list(
              TASK.PARENT_ID
                  .in(generation.stream().map(Task::id).toList())
                  .and(TASK.ID.notIn(all.keySet())));
    }
    return all;
  }

  @SuppressWarnings("NullAway") // the template hands on whatever it is given
  private @Nullable Refusal refusal(Supplier<Outcome<?>> step) {
    return nested.execute(status -> {
      Refusal refusal = null;
      try {
        if (step.get() instanceof Outcome.Refused<?>(var why)) {
          refusal = why;
        }
      } catch (Forbidden e) {
        refusal = Refusal.conflict("tasks.refused.bulk_not_yours");
      }
      if (refusal != null) {
        status.setRollbackOnly();
      }
      return refusal;
    });
  }

  private Outcome<?> step(Actor actor, Order order, long id) {
    var organisation = order.organisationId();
    var until = order.until();
    return switch (order.step()) {
      case URGE -> urging.urge(actor, List.of(id), order.reason());
      case EXTEND ->
          until == null
              ? Outcome.invalid("tasks.refused.extension_date")
              : extensions.give(actor, id, until, order.reason());
      case REASSIGN ->
          organisation == null
              ? Outcome.invalid("tasks.refused.lead_missing")
              : takingUp.reassign(actor, id, organisation, null, order.reason());
      case SUPERVISOR ->
          organisation == null
              ? Outcome.invalid("tasks.refused.choice_unknown")
              : changes.changeSupervisor(actor, id, organisation);
      case CANCEL -> closures.cancel(actor, id, order.reason());
    };
  }

  /// All of them in one transaction, or none: refused where one of them has become impossible since
  /// the preview.
  public Outcome<Long> apply(Actor actor, Order order) {
    if (order.taskIds().isEmpty()) {
      return Outcome.invalid("tasks.refused.bulk_none");
    }
    if (order.taskIds().size() > MOST) {
      return Outcome.invalid("tasks.refused.bulk_many", MOST);
    }
    Outcome<Long> outcome =
        nested.execute(status -> {
          var lines = take(actor, order);
          if (lines.stream().filter(Line::chosen).count() < order.taskIds().size()
              || lines.stream().anyMatch(line -> line.refusal() != null)) {
            status.setRollbackOnly();
            return Outcome.conflict("tasks.refused.bulk_changed");
          }
          return Outcome.done(store(actor, order, lines));
        });
    return Objects.requireNonNull(outcome);
  }

  private long store(Actor actor, Order order, List<Line> lines) {
    long id =
        sql.insertInto(BULK)
            .set(BULK.STEP, order.step().code())
            .set(BULK.REASON, order.reason())
            .set(BULK.TAKEN_AT, clock.instant())
            .set(BULK.PERSON_ID, actor.personId())
            .set(BULK.POST_ID, actor.postId())
            .set(BULK.ORGANISATION_ID, actor.organisationId())
            .returningResult(BULK.ID)
            .fetchSingle()
            .value1();
    for (var line : lines) {
      sql.insertInto(BULK_LINE)
          .set(BULK_LINE.BULK_ID, id)
          .set(BULK_LINE.TASK_ID, line.before().id())
          .set(BULK_LINE.CHOSEN, line.chosen())
          .set(BULK_LINE.BEFORE, kept(line.before()))
          .set(BULK_LINE.AFTER, kept(line.after()))
          .execute();
    }
    return id;
  }

  /// What a step can change of a task.
  private static JSONB kept(Task task) {
    return JSONB.valueOf(
        "{\"state\":%s,\"state_before\":%s,\"deadline\":%s,\"lead\":%s,\"post\":%s,\"first\":%s,\"official\":%s,\"supervisor\":%s}"
            .formatted(
                quoted(task.state().code()),
                quoted(task.stateBefore() == null ? null : task.stateBefore().code()),
                quoted(task.deadline()),
                task.leadOrganisationId(),
                task.leadPostId(),
                task.firstPostId(),
                task.officialPersonId(),
                task.supervisorOrganisationId()));
  }

  private static String quoted(@Nullable Object value) {
    return value == null ? "null" : "\"" + value + "\"";
  }

  /// @param undoable whether the reader can still take it back
  public record Batch(
      long id, Step step, String reason, Instant at, boolean undone, boolean undoable) {}

  /// One task of a batch, as far as people see it.
  ///
  /// @param undo null where that was not tried; `undone`, or the message key of why not
  public record Kept(
      long taskId, String title, boolean chosen, Seen before, Seen after, @Nullable String undo) {}

  /// @param supervisor null where there is none
  public record Seen(
      TaskState state, @Nullable LocalDate deadline, long lead, @Nullable Long supervisor) {}

  /// Only for whoever took the step.
  ///
  /// @throws NotFound for everybody else
  public Batch get(Actor actor, long id) {
    return sql.select(BULK.ID, BULK.STEP, BULK.REASON, BULK.TAKEN_AT, BULK.UNDONE_AT)
        .from(BULK)
        .where(BULK.ID.eq(id), BULK.PERSON_ID.eq(actor.personId()))
        .fetchOptional(row -> {
          var step = Coded.of(Step.class, row.value2());
          var undone = row.value5() != null;
          return new Batch(
              row.value1(),
              step,
              row.value3(),
              row.value4(),
              undone,
              !undone && step != Step.URGE && today(row.value4()));
        })
        .orElseThrow(() -> new NotFound("bulk"));
  }

  private boolean today(Instant at) {
    return at.atZone(zone).toLocalDate().equals(LocalDate.now(clock));
  }

  /// Those of a batch that the actor may still know of.
  public List<Kept> lines(Actor actor, long id) {
    return sql.select(
            BULK_LINE.TASK_ID,
            TASK.TITLE,
            BULK_LINE.CHOSEN,
            text(BULK_LINE.BEFORE, "state"),
            text(BULK_LINE.BEFORE, "deadline"),
            text(BULK_LINE.BEFORE, "lead"),
            text(BULK_LINE.BEFORE, "supervisor"),
            text(BULK_LINE.AFTER, "state"),
            text(BULK_LINE.AFTER, "deadline"),
            text(BULK_LINE.AFTER, "lead"),
            text(BULK_LINE.AFTER, "supervisor"),
            BULK_LINE.UNDO)
        .from(BULK_LINE)
        .join(TASK)
        .on(TASK.ID.eq(BULK_LINE.TASK_ID))
        .where(BULK_LINE.BULK_ID.eq(id))
        .and(TaskVisibility.visible(actor))
        .orderBy(BULK_LINE.TASK_ID)
        .limit(TaskRows.LIMIT)
        .fetch(row ->
            new Kept(
                row.value1(),
                row.value2(),
                row.value3(),
                seen(row.value4(), row.value5(), row.value6(), row.value7()),
                seen(row.value8(), row.value9(), row.value10(), row.value11()),
                row.value12()));
  }

  private static Seen seen(
      String state, @Nullable String deadline, String lead, @Nullable String supervisor) {
    return new Seen(
        Coded.of(TaskState.class, state),
        deadline == null ? null : LocalDate.parse(deadline),
        Long.parseLong(lead),
        supervisor == null ? null : Long.valueOf(supervisor));
  }

  private static Field<String> text(Field<JSONB> json, String key) {
    return DSL.field("{0} ->> {1}", String.class, json, DSL.inline(key));
  }

  /// Takes each task back that has not moved on since; says of the others why not.
  public Outcome<Long> undo(Actor actor, long id) {
    Outcome<Long> outcome = nested.execute(_ -> undone(actor, id));
    return Objects.requireNonNull(outcome);
  }

  private Outcome<Long> undone(Actor actor, long id) {
    sql.select(BULK.ID).from(BULK).where(BULK.ID.eq(id)).forUpdate().fetch();
    var batch = get(actor, id);
    if (batch.undone()) {
      return Outcome.conflict("tasks.refused.bulk_undone");
    }
    if (batch.step() == Step.URGE) {
      return Outcome.conflict("tasks.refused.bulk_urge");
    }
    if (!batch.undoable()) {
      return Outcome.conflict("tasks.refused.bulk_day");
    }
    // The lowest first going back up would meet a later parent; the highest first meets none.
    for (var line :
        sql.select(BULK_LINE.TASK_ID, BULK_LINE.BEFORE, BULK_LINE.AFTER)
            .from(BULK_LINE)
            .where(BULK_LINE.BULK_ID.eq(id))
            .orderBy(BULK_LINE.TASK_ID)
            .limit(TaskRows.LIMIT)
            .fetch()) {
      sql.update(BULK_LINE)
          .set(BULK_LINE.UNDO, undone(actor, line.value1(), line.value2(), line.value3()))
          .where(BULK_LINE.BULK_ID.eq(id), BULK_LINE.TASK_ID.eq(line.value1()))
          .execute();
    }
    sql.update(BULK).set(BULK.UNDONE_AT, clock.instant()).where(BULK.ID.eq(id)).execute();
    return Outcome.done(id);
  }

  private String undone(Actor actor, long taskId, JSONB before, JSONB after) {
    try {
      var moved =
          nested.execute(_ -> {
            var now = rows.lock(TASK.ID.eq(taskId)).map(BulkSteps::kept);
            if (now.isEmpty() || !same(now.get(), after)) {
              return Optional.of("tasks.refused.bulk_moved_on");
            }
            restore(taskId, before, after);
            events.publishEvent(
                new TaskEvent.BulkUndone(new Ref(Kind.TASK, taskId), actor.who(), null));
            return Optional.<String>empty();
          });
      return moved == null || moved.isEmpty() ? "undone" : moved.get();
    } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
      // Something that came since does not fit what was before: a later subtask, a milestone.
      return "tasks.refused.bulk_moved_on";
    }
  }

  private boolean same(JSONB one, JSONB other) {
    return sql.select(DSL.val(one).eq(DSL.val(other))).fetchSingle().value1();
  }

  private void restore(long id, JSONB before, JSONB after) {
    sql.execute(
        """
        update tasks.task
           set state = b ->> 'state', state_before = b ->> 'state_before',
               lead_organisation_id = (b ->> 'lead')::bigint, lead_post_id = (b ->> 'post')::bigint,
               first_post_id = (b ->> 'first')::bigint, official_person_id = (b ->> 'official')::bigint,
               supervisor_organisation_id = (b ->> 'supervisor')::bigint, deadline = (b ->> 'deadline')::date
          from (select {0}::jsonb as b) x
         where id = {1}
        """,
        DSL.val(before), DSL.val(id));
    var was =
        sql.select(text(DSL.val(before), "state"), text(DSL.val(after), "deadline")).fetchSingle();
    sql.deleteFrom(ENDING).where(ENDING.TASK_ID.eq(id)).execute();
    sql.update(EXTENSION)
        .set(EXTENSION.STATE, Extensions.State.UNDONE.code())
        .where(
            EXTENSION.TASK_ID.eq(id),
            EXTENSION.STATE.eq(Extensions.State.GRANTED.code()),
            EXTENSION.UNTIL.eq(was.value2() == null ? null : LocalDate.parse(was.value2())),
            EXTENSION.WAS_DUE.eq(
                DSL.field("({0} ->> 'deadline')::date", LocalDate.class, DSL.val(before))))
        .execute();
    var state = Coded.of(TaskState.class, was.value1());
    if (TaskState.waits(state)) {
      waitAgain(id, state);
    }
  }

  private void waitAgain(long id, TaskState state) {
    if (state == TaskState.BLOCKED) {
      var block = BLOCK.as("latest");
      sql.update(BLOCK)
          .setNull(BLOCK.LIFTED_AT)
          .setNull(BLOCK.LIFTED_BY)
          .where(BLOCK.ID.eq(DSL.select(DSL.max(block.ID)).from(block).where(block.TASK_ID.eq(id))))
          .execute();
      return;
    }
    var suspension = SUSPENSION.as("latest");
    sql.update(SUSPENSION)
        .setNull(SUSPENSION.ENDED_AT)
        .where(
            SUSPENSION.ID.eq(
                DSL.select(DSL.max(suspension.ID))
                    .from(suspension)
                    .where(suspension.TASK_ID.eq(id))))
        .execute();
  }
}
