package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;

/// Tasks a page at a time, as one actor sees them.
@Service
public class TaskList {
  public static final int PAGE = 25;

  private final TaskRows rows;
  private final Clock clock;

  TaskList(TaskRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  public enum View implements Coded {
    /// Led by the actor's unit, or done by the actor.
    OURS,
    /// Issued by the actor's body, or handed down by the actor's unit.
    ISSUED,
    /// Supervised by the actor's unit.
    SUPERVISED,
    ALL
  }

  /// @param state null for all
  /// @param late only those whose deadline has passed undone
  public record Filter(View view, @Nullable TaskState state, boolean late) {}

  /// @param number from 1
  public record Page(List<Task> tasks, int number, int total) {
    public Page {
      tasks = List.copyOf(tasks);
    }

    public int pages() {
      return Math.max(1, (total + PAGE - 1) / PAGE);
    }

    public int first() {
      return tasks.isEmpty() ? 0 : (number - 1) * PAGE + 1;
    }

    public int last() {
      return (number - 1) * PAGE + tasks.size();
    }
  }

  /// The nearest deadline first; what has ended comes last.
  ///
  /// @param number from 1; a page past the end is the last one
  public Page page(Actor actor, Filter filter, int number) {
    var where = TaskVisibility.visible(actor).and(in(actor, filter.view())).and(matches(filter));
    int total = rows.count(where);
    int shown = Math.clamp(number, 1, Math.max(1, (total + PAGE - 1) / PAGE));
    var ended = TASK.STATE.in(TaskState.endedCodes());
    var tasks =
        rows.page(
            where,
            (shown - 1) * PAGE,
            PAGE,
            DSL.field(ended).asc(),
            DSL.coalesce(TASK.DEADLINE, TASK.REVIEW_ON).asc(),
            TASK.ID.desc());
    return new Page(tasks, shown, total);
  }

  private static Condition in(Actor actor, View view) {
    return switch (view) {
      case OURS ->
          TASK.LEAD_ORGANISATION_ID
              .eq(actor.organisationId())
              .or(TASK.OFFICIAL_PERSON_ID.eq(actor.personId()));
      case ISSUED -> TASK.ISSUING_ORGANISATION_ID.in(actor.organisationId(), actor.bodyId());
      case SUPERVISED -> TASK.SUPERVISOR_ORGANISATION_ID.eq(actor.organisationId());
      case ALL -> DSL.noCondition();
    };
  }

  private Condition matches(Filter filter) {
    Condition where = DSL.noCondition();
    var state = filter.state();
    if (state != null) {
      where = where.and(TASK.STATE.eq(state.code()));
    }
    return filter.late() ? where.and(late()) : where;
  }

  private Condition late() {
    return TASK.STATE.in(TaskState.outstandingCodes()).and(TASK.DEADLINE.lt(LocalDate.now(clock)));
  }
}
