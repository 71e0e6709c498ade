package org.throughline.overviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.directives.CoverageState;
import org.throughline.meetings.MeetingCards;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.tasks.TaskState;

/// Writes the year's summary of a body from what is known.
@Service
public class YearReports {
  private final DSLContext sql;
  private final Scopes scopes;
  private final Overviews overviews;
  private final Sticking sticking;
  private final YearFigures figures;

  YearReports(
      DSLContext sql, Scopes scopes, Overviews overviews, Sticking sticking, YearFigures figures) {
    this.sql = sql;
    this.scopes = scopes;
    this.overviews = overviews;
    this.sticking = sticking;
    this.figures = figures;
  }

  /// @throws org.throughline.shared.NotFound where that body is not beneath the actor's
  public YearReport of(Actor actor, long bodyId, int year, Language language) {
    var scope = scopes.of(actor, bodyId, year);
    var ever = new Scope(scope.under(), null);
    var begin = scopes.beginning(year);
    var end = scopes.beginning(year + 1);
    return new YearReport(
        scope.under().name(language),
        year,
        directives(bodyId, begin, end),
        clauses(bodyId, begin, end),
        meetings(actor, bodyId, year),
        decisions(actor, bodyId, year),
        overviews.whole(actor, scope),
        overviews.slices(actor, scope, By.THEME, language),
        overviews.slices(actor, scope, By.PROGRAMME, language),
        figures.of(actor, ever, year, language),
        done(actor, ever, begin, end, language),
        otherwise(actor, ever, begin, end, language),
        sticking.late(actor, ever, null, language));
  }

  private int directives(long bodyId, Instant begin, Instant end) {
    return sql.resultQuery(
            """
            select count(*)::int from directives.receipt r
             where r.organisation_id = {0} and r.sent_at >= {1} and r.sent_at < {2} and r.state in ('delivered', 'acknowledged')
            """,
            DSL.val(bodyId), DSL.val(begin), DSL.val(end))
        .fetchSingle()
        .get(0, Integer.class);
  }

  private Map<CoverageState, Integer> clauses(long bodyId, Instant begin, Instant end) {
    var found = new EnumMap<CoverageState, Integer>(CoverageState.class);
    sql.resultQuery(
            """
            select get_byte(r.coverage, n), count(*)::int
              from directives.receipt r, generate_series(0, length(r.coverage) - 1) n
             where r.organisation_id = {0} and r.sent_at >= {1} and r.sent_at < {2} and r.state in ('delivered', 'acknowledged')
             group by 1 order by 1
            """,
            DSL.val(bodyId), DSL.val(begin), DSL.val(end))
        .forEach(row ->
            found.put(
                CoverageState.ofByte(row.get(0, Integer.class).byteValue()),
                row.get(1, Integer.class)));
    return found;
  }

  private static final String HELD =
      """
      meetings.meeting
        join organisations.organisation o on o.id = meeting.organisation_id
       where o.body_id = {0} and meeting.held_on between {1} and {2}
         and meeting.state not in ('planned', 'convened', 'cancelled', 'postponed') and {3}
      """;

  private int meetings(Actor actor, long bodyId, int year) {
    return sql.resultQuery(
            "select count(*)::int from " + HELD,
            DSL.val(bodyId),
            DSL.val(LocalDate.of(year, 1, 1)),
            DSL.val(LocalDate.of(year, 12, 31)),
            MeetingCards.visible(actor))
        .fetchSingle()
        .get(0, Integer.class);
  }

  private Map<DecisionOutcome, Integer> decisions(Actor actor, long bodyId, int year) {
    var found = new EnumMap<DecisionOutcome, Integer>(DecisionOutcome.class);
    sql.resultQuery(
            "select d.outcome, count(*)::int from decisions.decision d, meetings.agenda_item, "
                + HELD
                + " and agenda_item.id = d.agenda_item_id and agenda_item.meeting_id = meeting.id"
                + " and {4} group by 1",
            DSL.val(bodyId),
            DSL.val(LocalDate.of(year, 1, 1)),
            DSL.val(LocalDate.of(year, 12, 31)),
            MeetingCards.visible(actor),
            MeetingCards.itemVisible(actor))
        .forEach(row ->
            found.put(
                Coded.of(DecisionOutcome.class, row.get(0, String.class)),
                row.get(1, Integer.class)));
    return found;
  }

  private List<YearReport.Done> done(
      Actor actor, Scope scope, Instant begin, Instant end, Language language) {
    return sql.resultQuery(
            """
            select task.id, task.title, o.name_en, o.name_zh, c.closed_at, c.note,
                   (select v.level from tasks.verification v
                     where v.task_id = task.id and v.result = 'verified' order by v.id desc limit 1)
              from tasks.task
              join tasks.closure c on c.task_id = task.id
              join organisations.organisation o on o.id = task.lead_organisation_id
             where {0} and task.state = 'closed' and c.closed_at >= {1} and c.closed_at < {2}
             order by c.closed_at desc, task.id limit {3}
            """,
            scopes.tasks(actor, scope), DSL.val(begin), DSL.val(end), DSL.inline(YearReport.MOST))
        .fetch(row ->
            new YearReport.Done(
                row.get(0, Long.class),
                row.get(1, String.class),
                language.pick(row.get(2, String.class), row.get(3, String.class)),
                day(row.get(4, Instant.class)),
                row.get(6, String.class),
                row.get(5, String.class)));
  }

  private List<YearReport.Ended> otherwise(
      Actor actor, Scope scope, Instant begin, Instant end, Language language) {
    return sql.resultQuery(
            """
            select task.id, task.title, o.name_en, o.name_zh, e.ended_at, e.state, e.reason
              from tasks.task
              join tasks.ending e on e.task_id = task.id
              join organisations.organisation o on o.id = task.lead_organisation_id
             where {0} and task.state = e.state and e.ended_at >= {1} and e.ended_at < {2}
             order by e.ended_at desc, task.id limit {3}
            """,
            scopes.tasks(actor, scope), DSL.val(begin), DSL.val(end), DSL.inline(YearReport.MOST))
        .fetch(row ->
            new YearReport.Ended(
                row.get(0, Long.class),
                row.get(1, String.class),
                language.pick(row.get(2, String.class), row.get(3, String.class)),
                day(row.get(4, Instant.class)),
                Coded.of(TaskState.class, row.get(5, String.class)),
                row.get(6, String.class)));
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(scopes.zone()).toLocalDate();
  }
}
