package org.throughline.overviews;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.indicators.Aggregates;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Figure;
import org.throughline.indicators.HeldFigures;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// The figures that tasks were measured by in a year: for each the latest that is held, taken from
/// where it was reported once.
@Component
class YearFigures {
  private final DSLContext sql;
  private final Scopes scopes;
  private final Indicators indicators;
  private final HeldFigures figures;
  private final Aggregates aggregates;

  YearFigures(
      DSLContext sql,
      Scopes scopes,
      Indicators indicators,
      HeldFigures figures,
      Aggregates aggregates) {
    this.sql = sql;
    this.scopes = scopes;
    this.indicators = indicators;
    this.figures = figures;
    this.aggregates = aggregates;
  }

  private record Row(
      long task, String title, String lead, long body, long indicator, boolean issuedInIt) {}

  /// By indicator and place; at most [YearReport#MOST] tasks.
  List<YearReport.Measured> of(Actor actor, Scope ever, int year, Language language) {
    var rows = rows(actor, ever, year, language);
    var known =
        indicators
            .byId(actor, rows.stream().map(Row::indicator).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(Indicator::id, each -> each));
    var series = known.values().stream().map(each -> each.total().id()).toList();
    var bodies = rows.stream().map(Row::body).collect(Collectors.toSet());
    var begin = LocalDate.of(year, 1, 1);
    var end = LocalDate.of(year, 12, 31);
    var held = new HashMap<String, Figure>();
    figures
        .between(actor, series, bodies, begin, end)
        .forEach(each -> held.putIfAbsent(key(each.seriesId(), each.organisationId()), each));
    var computed = computed(actor, known.values(), bodies, year);
    var aims = indicators.aims(series, bodies);
    var found = new ArrayList<YearReport.Measured>();
    for (var row : rows) {
      var indicator = known.get(row.indicator());
      if (indicator != null) {
        var key = key(indicator.total().id(), row.body());
        var measured = measured(row, indicator, held.get(key), computed.get(key), aims);
        if (row.issuedInIt() || measured.period() != null) {
          found.add(measured);
        }
      }
    }
    return found;
  }

  private List<Row> rows(Actor actor, Scope ever, int year, Language language) {
    return sql.resultQuery(
            """
            select task.id, task.title, o.name_en, o.name_zh, o.body_id, m.indicator_id, task.issued_at >= {1}
              from tasks.task
              join tasks.measured_by m on m.task_id = task.id
              join organisations.organisation o on o.id = task.lead_organisation_id
             where {0} and task.issued_at < {2} and task.state <> 'cancelled'
             order by m.indicator_id, o.first_number, task.id limit {3}
            """,
            scopes.tasks(actor, ever),
            DSL.val(scopes.beginning(year)),
            DSL.val(scopes.beginning(year + 1)),
            DSL.inline(YearReport.MOST))
        .fetch(row ->
            new Row(
                row.get(0, Long.class),
                row.get(1, String.class),
                language.pick(row.get(2, String.class), row.get(3, String.class)),
                row.get(4, Long.class),
                row.get(5, Long.class),
                row.get(6, Boolean.class)));
  }

  /// The latest in the year for which anything was reported below.
  private Map<String, Computed> computed(
      Actor actor,
      java.util.Collection<Indicator> known,
      java.util.Collection<Long> bodies,
      int year) {
    var found = new HashMap<String, Computed>();
    var collected = known.stream().filter(each -> each.collectedFrom() != null).toList();
    var periods = new java.util.HashSet<LocalDate>();
    for (var each : collected) {
      for (var period = Period.of(each.frequency(), LocalDate.of(year, 1, 1));
          period.first().getYear() == year;
          period = period.next()) {
        periods.add(period.first());
      }
    }
    var series = collected.stream().map(each -> each.total().id()).toList();
    aggregates.of(actor, series, periods, bodies).stream()
        .filter(each -> each.value() != null)
        .forEach(each -> found.put(key(each.seriesId(), each.organisationId()), each));
    return found;
  }

  private static String key(long series, long body) {
    return series + "/" + body;
  }

  private static YearReport.Measured measured(
      Row row,
      Indicator indicator,
      @Nullable Figure held,
      @Nullable Computed computed,
      Map<Long, List<Indicators.Target>> aims) {
    var period = held != null ? held.period() : computed != null ? computed.period() : null;
    var target =
        aims.getOrDefault(indicator.total().id(), List.of()).stream()
            .filter(each -> each.organisationId() == row.body())
            .filter(each -> period == null || each.period().compareTo(period) >= 0)
            .findFirst()
            .orElse(null);
    return new YearReport.Measured(
        row.task(), row.title(), row.lead(), indicator, period, held, computed, target);
  }
}
