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

  /// How many to a page a reader may ask for.
  public static final List<Integer> SIZES = List.of(PAGE, 50, 100);

  /// Beyond so many, a list says "more than" instead of counting on.
  static final int COUNTED = 1_000;

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
  public record Filter(View view, @Nullable TaskState state, boolean late, More more) {
    public Filter(View view, @Nullable TaskState state, boolean late) {
      this(view, state, late, More.ANY);
    }
  }

  /// What else a list can be narrowed to; null or empty for all.
  ///
  /// @param stuck only what is blocked, suspended or waits for the subtask before it
  public record More(
      @Nullable Light light,
      String theme,
      String target,
      @Nullable Long programme,
      @Nullable Long supervisor,
      boolean stuck) {
    public static final More ANY = new More(null, "", "", null, null, false);

    public boolean any() {
      return equals(ANY);
    }
  }

  /// @param number from 1
  /// @param size of a full page
  /// @param total of what comes before, on and after this page
  /// @param more whether there are more than the total, uncounted
  public record Page(List<Task> tasks, int number, int size, int total, boolean more) {
    public Page {
      tasks = List.copyOf(tasks);
    }

    /// As many as have been counted.
    public int pages() {
      return Math.max(1, (total + size - 1) / size);
    }

    public int first() {
      return tasks.isEmpty() ? 0 : (number - 1) * size + 1;
    }

    public int last() {
      return (number - 1) * size + tasks.size();
    }
  }

  /// The nearest deadline first; what has ended comes last.
  ///
  /// @param number from 1; a page past the end is the last one
  /// @param size one of [#SIZES]
  public Page page(Actor actor, Filter filter, int number, int size) {
    var where = TaskVisibility.visible(actor).and(in(actor, filter.view())).and(matches(filter));
    int upTo = Math.multiplyExact(number, size) + COUNTED;
    int counted = rows.count(where, upTo + 1);
    int total = Math.min(counted, upTo);
    int shown = Math.clamp(number, 1, Math.max(1, (total + size - 1) / size));
    var tasks =
        rows.page(
            where, (shown - 1) * size, size, TASK.ENDED.asc(), TASK.DUE.asc(), TASK.ID.desc());
    return new Page(tasks, shown, size, total, counted > upTo);
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
    where = where.and(matches(filter.more()));
    return filter.late() ? where.and(late()) : where;
  }

  private Condition matches(More more) {
    Condition where = DSL.noCondition();
    var light = more.light();
    if (light != null) {
      where = where.and(shines(light));
    }
    if (!more.theme().isEmpty()) {
      where = where.and(TASK.THEMES.contains(new String[] {more.theme()}));
    }
    if (!more.target().isEmpty()) {
      where = where.and(TASK.TARGET_GROUPS.contains(new String[] {more.target()}));
    }
    if (more.programme() != null) {
      where = where.and(TASK.PROGRAMME_ID.eq(more.programme()));
    }
    if (more.supervisor() != null) {
      where = where.and(TASK.SUPERVISOR_ORGANISATION_ID.eq(more.supervisor()));
    }
    return more.stuck() ? where.and(stuck()) : where;
  }

  /// As [Light#of] says it of one task.
  private Condition shines(Light light) {
    var today = LocalDate.now(clock);
    var near = today.plusDays(Light.NEAR_DAYS);
    var open = TASK.STATE.in(TaskState.outstandingCodes());
    var amber =
        TASK.DEADLINE.between(today, near).or(TASK.DEADLINE.isNull().and(TASK.REVIEW_ON.le(today)));
    return switch (light) {
      case GREY -> TASK.ENDED.isTrue();
      case RED -> open.and(TASK.DEADLINE.lt(today));
      case AMBER -> open.and(amber);
      case GREEN ->
          TASK.STATE
              .in(TaskState.REPORTED_DONE.code(), TaskState.VERIFIED.code())
              .or(
                  open.and(
                      TASK.DEADLINE
                          .gt(near)
                          .or(
                              TASK.DEADLINE
                                  .isNull()
                                  .and(TASK.REVIEW_ON.isNull().or(TASK.REVIEW_ON.gt(today))))));
    };
  }

  private static Condition stuck() {
    var before = TASK.as("before");
    return TASK.STATE
        .in(TaskState.BLOCKED.code(), TaskState.SUSPENDED.code())
        .or(
            TASK.STATE
                .in(TaskState.ISSUED.code(), TaskState.ACKNOWLEDGED.code())
                .and(
                    DSL.exists(
                        DSL.selectOne()
                            .from(before)
                            .where(before.PARENT_ID.eq(TASK.PARENT_ID))
                            .and(before.PLACE_IN_ORDER.lt(TASK.PLACE_IN_ORDER))
                            .and(before.STATE.notIn(TaskState.endedCodes()))
                            .and(before.STATE.ne(TaskState.VERIFIED.code())))));
  }

  private Condition late() {
    return TASK.STATE.in(TaskState.outstandingCodes()).and(TASK.DEADLINE.lt(LocalDate.now(clock)));
  }
}
