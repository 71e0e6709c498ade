package org.throughline.tasks;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.withRecursive;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.TASK;
import static throughline.db.tasks.Tables.VERIFICATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.directives.FollowThrough;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Mix;
import org.throughline.shared.Ref;

/// Sums up what became of tasks: how many count, how many are done, at which level that is known,
/// and what was left out and why. What a reader may not see is in no number.
@Service
public class Mixes implements FollowThrough {
  /// What nobody is expected to do any more, or for the time being; a task that was split counts by
  /// its parts.
  private static final Set<String> NOT_COUNTED =
      Set.of(
          TaskState.CANCELLED.code(),
          TaskState.OVERTAKEN.code(),
          TaskState.SPLIT.code(),
          TaskState.SUSPENDED.code());

  private final DSLContext sql;
  private final Clock clock;

  Mixes(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public Mix of(Actor actor, Over over) {
    return of(condition(over).and(TaskVisibility.visible(actor)));
  }

  /// Over any set of tasks. Whoever asks says in the condition who may see them.
  Mix of(Condition where) {
    return by(inline(0L), where).getOrDefault(0L, Mix.NONE);
  }

  /// Over any set of tasks, divided by a value of each. Whoever asks says in the condition who may
  /// see them; a task without the value is counted nowhere.
  public <K> Map<K, Mix> grouped(Field<K> group, Condition where) {
    return by(group, where);
  }

  /// By clause or directive, for a whole page at once.
  @Override
  public Map<Ref, Mix> mixOf(Collection<Ref> refs, Actor actor) {
    var found = new LinkedHashMap<Ref, Mix>();
    var clauses = Ref.ids(refs, Kind.CLAUSE);
    if (!clauses.isEmpty()) {
      by(origin(), origin().in(clauses).and(top()).and(TaskVisibility.visible(actor)))
          .forEach((id, mix) -> found.put(new Ref(Kind.CLAUSE, id), mix));
    }
    for (long id : Ref.ids(refs, Kind.DIRECTIVE)) {
      var mix = of(actor, new Over.Directive(id));
      if (mix.all() > 0) {
        found.put(new Ref(Kind.DIRECTIVE, id), mix);
      }
    }
    return found;
  }

  /// The clause of a directive that it carries out, directly or through a decision.
  private static Field<Long> origin() {
    return coalesce(
        TASK.CLAUSE_ID,
        field(
            select(DECISION_CLAUSE.CARRIES_CLAUSE_ID)
                .from(DECISION_CLAUSE)
                .where(DECISION_CLAUSE.ID.eq(TASK.DECISION_CLAUSE_ID))));
  }

  private static Condition top() {
    return TASK.PARENT_ID.isNull();
  }

  /// Which tasks these are, without a word about who may see them.
  static Condition condition(Over over) {
    return switch (over) {
      case Over.Directive(var id) -> {
        var clauses = select(CLAUSE.ID).from(CLAUSE).where(CLAUSE.DIRECTIVE_ID.eq(id));
        yield top()
            .and(TASK.CLAUSE_ID.in(clauses).or(TASK.DECISION_CLAUSE_ID.in(carrying(clauses))));
      }
      case Over.Clause(var id) -> {
        var clause = select(CLAUSE.ID).from(CLAUSE).where(CLAUSE.ID.eq(id));
        yield top().and(TASK.CLAUSE_ID.eq(id).or(TASK.DECISION_CLAUSE_ID.in(carrying(clause))));
      }
      case Over.DecisionClause(var id) -> top().and(TASK.DECISION_CLAUSE_ID.eq(id));
      case Over.Beneath(var id) -> TASK.ID.in(beneath(id));
      case Over.Subtree(var id) -> {
        var root = ORGANISATION.as("root");
        var led = ORGANISATION.as("led");
        yield TASK.LEAD_ORGANISATION_ID.in(
            select(led.ID)
                .from(root)
                .join(led)
                .on(led.FIRST_NUMBER.between(root.FIRST_NUMBER, root.LAST_NUMBER))
                .where(root.ID.eq(id)));
      }
      case Over.Programme(var id) -> TASK.PROGRAMME_ID.eq(id);
      case Over.Theme(var theme) -> TASK.THEMES.contains(new String[] {theme});
      case Over.Listed(var ids) -> TASK.ID.in(ids);
    };
  }

  private static org.jooq.Select<org.jooq.Record1<Long>> carrying(
      org.jooq.Select<org.jooq.Record1<Long>> clauses) {
    return select(DECISION_CLAUSE.ID)
        .from(DECISION_CLAUSE)
        .where(DECISION_CLAUSE.CARRIES_CLAUSE_ID.in(clauses));
  }

  private static org.jooq.Select<org.jooq.Record1<Long>> beneath(long taskId) {
    var lower = TASK.as("lower");
    var deeper = TASK.as("deeper");
    var walk = name("beneath");
    var id = walk.append("id");
    return withRecursive(walk, id.unqualifiedName())
        .as(
            select(lower.ID)
                .from(lower)
                .where(lower.PARENT_ID.eq(taskId))
                .union(
                    select(deeper.ID)
                        .from(deeper)
                        .join(table(walk))
                        .on(deeper.PARENT_ID.eq(field(id, Long.class)))))
        .select(field(id, Long.class))
        .from(table(walk));
  }

  private <K> Map<K, Mix> by(Field<K> group, Condition where) {
    var today = LocalDate.now(clock);
    var level =
        field(
            select(VERIFICATION.LEVEL)
                .from(VERIFICATION)
                .where(VERIFICATION.TASK_ID.eq(TASK.ID).and(VERIFICATION.RESULT.eq("verified")))
                .orderBy(VERIFICATION.ID.desc())
                .limit(1));
    var accepted = TASK.STATE.in(TaskState.VERIFIED.code(), TaskState.CLOSED.code());
    var known = case_().when(accepted, coalesce(level, val("claimed"))).as("known");
    var late = TASK.STATE.in(TaskState.outstandingCodes()).and(TASK.DEADLINE.lt(today));
    var of = group.as("of_group");
    var each =
        select(
                of,
                TASK.STATE.as("state"),
                TASK.PROGRESS.as("progress"),
                known,
                case_().when(late, inline(1)).otherwise(inline(0)).as("late"))
            .from(TASK)
            .where(where)
            .asTable("each_task");
    var counted = count();
    var rows =
        sql.select(
                each.field(of),
                each.field("state", String.class),
                each.field("progress", String.class),
                each.field("known", String.class),
                each.field("late", Integer.class),
                counted)
            .from(each)
            .where(noCondition())
            .groupBy(
                each.field(of),
                each.field("state"),
                each.field("progress"),
                each.field("known"),
                each.field("late"))
            .fetch();
    var sums = new HashMap<K, Sum>();
    rows.forEach(row ->
        sums.computeIfAbsent(row.value1(), _ -> new Sum())
            .add(row.value2(), row.value3(), row.value4(), row.value5() > 0, row.value6()));
    var mixes = new HashMap<K, Mix>();
    sums.forEach((key, sum) -> mixes.put(key, sum.mix()));
    return mixes;
  }

  /// One set being summed up, state by state.
  private static final class Sum {
    private final Map<String, Integer> excluded = new HashMap<>();
    private final Map<String, Integer> accepted = new HashMap<>();
    private int all;
    private int reported;
    private int partly;
    private int blocked;
    private int late;

    void add(String state, String progress, @Nullable String level, boolean isLate, int count) {
      all += count;
      if (NOT_COUNTED.contains(state)) {
        excluded.merge(state, count, Integer::sum);
      } else if (level != null) {
        accepted.merge(level, count, Integer::sum);
      } else if (state.equals(TaskState.REPORTED_DONE.code())) {
        reported += count;
      } else if (state.equals(TaskState.PARTLY.code())) {
        partly += count;
      } else {
        var stands = state.equals(TaskState.BLOCKED.code());
        blocked += stands || progress.equals(Progress.BLOCKED.code()) ? count : 0;
        late += isLate ? count : 0;
      }
    }

    Mix mix() {
      return new Mix(all, excluded, accepted, reported, partly, blocked, late);
    }
  }
}
