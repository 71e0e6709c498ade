package org.throughline.overviews;

import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.tasks.TaskState;

/// What is late and why, and where things wait.
@Service("overviewsSticking")
public class Sticking {
  /// Tasks that one list shows.
  public static final int MOST = 100;

  private static final int QUIET_DAYS = 30;

  private final DSLContext sql;
  private final Scopes scopes;

  Sticking(DSLContext sql, Scopes scopes) {
    this.sql = sql;
    this.scopes = scopes;
  }

  /// Of those that one reason or stage holds.
  ///
  /// @param middle days, half of them longer; rounded down
  /// @param longest days
  public record Held(int count, int middle, int longest) {}

  /// One task that is held up.
  ///
  /// @param lead its name in the reader's language
  /// @param days since its deadline, or since it waits
  /// @param words what was said of what holds it up; null for nothing
  public record Line(
      long id,
      String title,
      String lead,
      @Nullable LocalDate deadline,
      int days,
      @Nullable String words) {}

  public Map<Reason, Held> late(Actor actor, Scope scope) {
    return held(Reason.class, lateTasks(actor, scope));
  }

  public Map<Stage, Held> waiting(Actor actor, Scope scope) {
    return held(Stage.class, waitingTasks(actor, scope));
  }

  /// The latest first.
  public List<Line> late(Actor actor, Scope scope, @Nullable Reason only, Language language) {
    return lines(lateTasks(actor, scope), only, language);
  }

  /// Those that have waited longest first.
  public List<Line> waiting(Actor actor, Scope scope, Stage only, Language language) {
    return lines(waitingTasks(actor, scope), only, language);
  }

  private Table<Record> lateTasks(Actor actor, Scope scope) {
    return DSL.table(
        """
        (select task.id, task.title, task.lead_organisation_id, task.deadline,
                {0} - task.deadline as days, b.words,
                case when task.state = 'blocked' then 'blocked'
                     when task.state = 'suspended' then 'suspended'
                     when task.place_in_order is not null and exists (
                            select from tasks.task x
                             where x.parent_id = task.parent_id and x.place_in_order < task.place_in_order
                               and not x.ended and x.state <> 'verified') then 'waits_for_another'
                     when task.state = 'returned' then 'returned'
                     when task.state in ('issued', 'acknowledged') then 'not_taken_up'
                     when exists (select from tasks.extension e where e.task_id = task.id and e.state = 'asked')
                          then 'extension_asked'
                     when task.progress in ('behind', 'blocked') then 'said_behind'
                     when r.last is null then 'no_report'
                     when r.last < {1} then 'quiet'
                     else 'under_way' end as held
           from tasks.task
           left join lateral (select max(reported_at) as last from tasks.report where report.task_id = task.id) r on true
           left join tasks.block b on b.task_id = task.id and b.lifted_at is null
          where {2} and {3} and task.deadline < {0})
        """,
        today(),
        DSL.val(scopes.today().minusDays(QUIET_DAYS).atStartOfDay(scopes.zone()).toInstant()),
        scopes.tasks(actor, scope),
        TASK.STATE.in(TaskState.outstandingCodes()));
  }

  private Table<Record> waitingTasks(Actor actor, Scope scope) {
    return DSL.table(
        """
        (select task.id, task.title, task.lead_organisation_id, task.deadline,
                greatest(0, {0} - w.since::date) as days, w.words, w.held
           from tasks.task
           join lateral (
             select 'to_take_up' as held, task.issued_at as since, null as words
              where task.state in ('issued', 'acknowledged')
             union all
             (select 'to_answer', x.returned_at, x.reason from tasks.return x
               where task.state = 'returned' and x.task_id = task.id order by x.id desc limit 1)
             union all
             (select 'to_extend', x.asked_at, x.reason from tasks.extension x
               where x.task_id = task.id and x.state = 'asked')
             union all
             (select 'to_lift', x.since, x.words from tasks.block x
               where task.state = 'blocked' and x.task_id = task.id and x.lifted_at is null)
             union all
             (select 'to_verify', x.reported_at, null from tasks.report x
               where task.state = 'reported_done' and x.task_id = task.id order by x.id desc limit 1)
             union all
             (select 'to_close', x.verified_at, null from tasks.verification x
               where task.state = 'verified' and x.task_id = task.id order by x.id desc limit 1)
           ) w on true
          where {1} and not task.ended)
        """,
        today(), scopes.tasks(actor, scope));
  }

  private QueryPart today() {
    return DSL.val(scopes.today());
  }

  private <E extends Enum<E> & Coded> Map<E, Held> held(Class<E> type, Table<Record> tasks) {
    var found = new EnumMap<E, Held>(type);
    sql.resultQuery(
            """
            select held, count(*)::int, percentile_disc(0.5) within group (order by days)::int, max(days)::int
              from {0} held_up group by held
            """,
            tasks)
        .forEach(row ->
            found.put(
                Coded.of(type, row.get(0, String.class)),
                new Held(
                    row.get(1, Integer.class),
                    row.get(2, Integer.class),
                    row.get(3, Integer.class))));
    return found;
  }

  private List<Line> lines(Table<Record> tasks, @Nullable Coded only, Language language) {
    return sql.resultQuery(
            """
            select held_up.id, held_up.title, o.name_en, o.name_zh, held_up.deadline, held_up.days::int, held_up.words
              from {0} held_up join organisations.organisation o on o.id = held_up.lead_organisation_id
             where {1} is null or held_up.held = {1}
             order by held_up.days desc, held_up.id limit {2}
            """,
            tasks, DSL.val(only == null ? null : only.code(), String.class), DSL.inline(MOST))
        .fetch(row ->
            new Line(
                row.get(0, Long.class),
                row.get(1, String.class),
                language.pick(row.get(2, String.class), row.get(3, String.class)),
                row.get(4, LocalDate.class),
                row.get(5, Integer.class),
                row.get(6, String.class)));
  }
}
