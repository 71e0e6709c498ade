package org.throughline.tasks;

import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Acting;
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

  private static final Param<LocalDate> TODAY = DSL.param("today", LocalDate.class);
  private static final Param<LocalDate> NEAR = DSL.param("near", LocalDate.class);

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
    var question = question(actor, filter);
    int upTo = Math.multiplyExact(number, size) + COUNTED;
    int counted = rows.count(question, upTo + 1);
    int total = Math.min(counted, upTo);
    int shown = Math.clamp(number, 1, Math.max(1, (total + size - 1) / size));
    var tasks = rows.page(question, (shown - 1) * size, size);
    return new Page(tasks, shown, size, total, counted > upTo);
  }

  /// What the text of a list's question depends on.
  private record Shape(
      Object actor,
      View view,
      @Nullable TaskState state,
      boolean late,
      @Nullable Light light,
      boolean theme,
      boolean target,
      boolean programme,
      boolean supervisor,
      boolean stuck) {}

  private TaskRows.Question question(Actor actor, Filter filter) {
    var more = filter.more();
    var shape =
        new Shape(
            filter.view() == View.ALL ? TaskVisibility.shape(actor) : actor.roles(),
            filter.view(),
            filter.state(),
            filter.late(),
            more.light(),
            !more.theme().isEmpty(),
            !more.target().isEmpty(),
            more.programme() != null,
            more.supervisor() != null,
            more.stuck());
    var today = LocalDate.now(clock);
    var values = new HashMap<String, Object>(Acting.values(actor));
    values.put("today", today);
    values.put("near", today.plusDays(Light.NEAR_DAYS));
    values.put("theme", new String[] {more.theme()});
    values.put("target", new String[] {more.target()});
    values.put("programme", Objects.requireNonNullElse(more.programme(), 0L));
    values.put("supervisor", Objects.requireNonNullElse(more.supervisor(), 0L));
    return new TaskRows.Question(
        shape, () -> in(actor, filter.view()).and(matches(filter)), values);
  }

  private static Condition in(Actor actor, View view) {
    return switch (view) {
      case OURS ->
          TaskVisibility.visible(actor)
              .and(
                  TASK.LEAD_ORGANISATION_ID
                      .eq(Acting.organisation(actor))
                      .or(TASK.OFFICIAL_PERSON_ID.eq(Acting.person(actor))));
      case ISSUED ->
          TaskVisibility.visible(actor)
              .and(TASK.ISSUING_ORGANISATION_ID.in(Acting.organisation(actor), Acting.body(actor)));
      case SUPERVISED ->
          TaskVisibility.visible(actor)
              .and(TASK.SUPERVISOR_ORGANISATION_ID.eq(Acting.organisation(actor)));
      case ALL -> TaskVisibility.listed(actor);
    };
  }

  private static Condition matches(Filter filter) {
    Condition where = DSL.noCondition();
    var state = filter.state();
    if (state != null) {
      where = where.and(TASK.STATE.eq(DSL.inline(state.code())));
    }
    where = where.and(matches(filter.more()));
    return filter.late() ? where.and(late()) : where;
  }

  private static Condition matches(More more) {
    Condition where = DSL.noCondition();
    var light = more.light();
    if (light != null) {
      where = where.and(shines(light));
    }
    if (!more.theme().isEmpty()) {
      where = where.and(TASK.THEMES.contains(DSL.param("theme", String[].class)));
    }
    if (!more.target().isEmpty()) {
      where = where.and(TASK.TARGET_GROUPS.contains(DSL.param("target", String[].class)));
    }
    if (more.programme() != null) {
      where = where.and(TASK.PROGRAMME_ID.eq(DSL.param("programme", Long.class)));
    }
    if (more.supervisor() != null) {
      where = where.and(TASK.SUPERVISOR_ORGANISATION_ID.eq(DSL.param("supervisor", Long.class)));
    }
    return more.stuck() ? where.and(stuck()) : where;
  }

  /// As [Light#of] says it of one task.
  private static Condition shines(Light light) {
    var open = TaskRows.in(TaskState.outstandingCodes());
    var amber =
        TASK.DEADLINE.between(TODAY, NEAR).or(TASK.DEADLINE.isNull().and(TASK.REVIEW_ON.le(TODAY)));
    return switch (light) {
      case GREY -> TASK.ENDED.isTrue();
      case RED -> open.and(TASK.DEADLINE.lt(TODAY));
      case AMBER -> open.and(amber);
      case GREEN ->
          TaskRows.in(List.of(TaskState.REPORTED_DONE.code(), TaskState.VERIFIED.code()))
              .or(
                  open.and(
                      TASK.DEADLINE
                          .gt(NEAR)
                          .or(
                              TASK.DEADLINE
                                  .isNull()
                                  .and(TASK.REVIEW_ON.isNull().or(TASK.REVIEW_ON.gt(TODAY))))));
    };
  }

  private static Condition stuck() {
    var before = TASK.as("before");
    return TaskRows.in(List.of(TaskState.BLOCKED.code(), TaskState.SUSPENDED.code()))
        .or(
            TaskRows.in(List.of(TaskState.ISSUED.code(), TaskState.ACKNOWLEDGED.code()))
                .and(
                    DSL.exists(
                        DSL.selectOne()
                            .from(before)
                            .where(before.PARENT_ID.eq(TASK.PARENT_ID))
                            .and(before.PLACE_IN_ORDER.lt(TASK.PLACE_IN_ORDER))
                            .and(DSL.not(before.ENDED))
                            .and(before.STATE.ne(DSL.inline(TaskState.VERIFIED.code()))))));
  }

  private static Condition late() {
    return TaskRows.in(TaskState.outstandingCodes()).and(TASK.DEADLINE.lt(TODAY));
  }
}
