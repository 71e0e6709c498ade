package org.throughline.tasks;

import static throughline.db.tasks.Tables.REPORT_FIGURE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.indicators.Aggregates;
import org.throughline.indicators.Computed;
import org.throughline.indicators.Entered;
import org.throughline.indicators.Figure;
import org.throughline.indicators.FigureSource;
import org.throughline.indicators.Figures;
import org.throughline.indicators.HeldFigures;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewFigure;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Refusal;

/// The figures of a task's reports. What is held already is tied to the report; only what is
/// missing is asked for, and what is entered here is the one figure that everybody else uses.
@Service
public class TaskFigures {
  private final DSLContext sql;
  private final TaskMeasures measures;
  private final Indicators indicators;
  private final Figures figures;
  private final HeldFigures heldFigures;
  private final Aggregates aggregates;
  private final Organisations organisations;
  private final Clock clock;

  TaskFigures(
      DSLContext sql,
      TaskMeasures measures,
      Indicators indicators,
      Figures figures,
      HeldFigures heldFigures,
      Aggregates aggregates,
      Organisations organisations,
      Clock clock) {
    this.sql = sql;
    this.measures = measures;
    this.indicators = indicators;
    this.figures = figures;
    this.heldFigures = heldFigures;
    this.aggregates = aggregates;
    this.organisations = organisations;
    this.clock = clock;
  }

  /// One indicator in one period, for the body that leads the task.
  ///
  /// @param held null where nothing has been reported
  /// @param computed from the bodies below; null where the body reports it itself
  /// @param before what is held for the period before; null for nothing
  /// @param target the nearest for this period or a later one; null for none
  public record Due(
      Indicator indicator,
      Period period,
      @Nullable Figure held,
      @Nullable Computed computed,
      @Nullable Figure before,
      Indicators.@Nullable Target target) {

    /// Whether the report asks for it.
    public boolean missing() {
      return held == null && computed == null;
    }

    public String key() {
      return GivenFigure.key(indicator.total().id(), period.code());
    }
  }

  /// For each indicator of the task the current period, and the one before it where it ended while
  /// the task ran and nothing is held for it. Empty for readers who may not see the figures of the
  /// leading body. Whoever asks has been shown the task.
  public List<Due> due(Actor actor, Task task) {
    var all = measures.of(actor, task.id());
    if (all.isEmpty()) {
      return List.of();
    }
    var body = organisations.get(organisations.get(task.leadOrganisationId()).bodyId());
    if (!heldFigures.open(actor, body)) {
      return List.of();
    }
    var today = LocalDate.now(clock);
    var series = all.stream().map(each -> each.total().id()).toList();
    var held = held(actor, all, series, body.id(), today);
    var computed = computed(actor, all, series, body.id(), today);
    var aims = indicators.aims(series, List.of(body.id()));
    var due = new ArrayList<Due>();
    for (var each : all) {
      var current = Period.of(each.frequency(), today);
      for (var period : List.of(current.previous(), current)) {
        var key = GivenFigure.key(each.total().id(), period.code());
        var row =
            new Due(
                each,
                period,
                held.get(key),
                each.reportedBy(body.kind()) ? null : computed.get(key),
                held.get(GivenFigure.key(each.total().id(), period.previous().code())),
                target(aims.getOrDefault(each.total().id(), List.of()), period));
        if (each.validIn(period) && shown(row, period.equals(current), task)) {
          due.add(row);
        }
      }
    }
    return due;
  }

  /// Nothing is missing from a task that has ended.
  private boolean shown(Due row, boolean current, Task task) {
    return !(row.missing() && task.state().ended()) && (current || owed(row, task));
  }

  private boolean owed(Due row, Task task) {
    var issued = task.issuedAt().atZone(clock.getZone()).toLocalDate();
    return row.missing() && !row.period().last().isBefore(issued);
  }

  private Map<String, Figure> held(
      Actor actor, List<Indicator> all, List<Long> series, long body, LocalDate today) {
    var found = new HashMap<String, Figure>();
    var periods =
        all.stream()
            .map(each -> Period.of(each.frequency(), today))
            .flatMap(
                period -> List.of(period, period.previous(), period.previous().previous()).stream())
            .map(Period::first)
            .collect(Collectors.toSet());
    figures
        .held(actor, series, periods, List.of(body))
        .forEach(each -> found.put(GivenFigure.key(each.seriesId(), each.period().code()), each));
    return found;
  }

  private Map<String, Computed> computed(
      Actor actor, List<Indicator> all, List<Long> series, long body, LocalDate today) {
    var found = new HashMap<String, Computed>();
    if (all.stream().anyMatch(each -> each.collectedFrom() != null)) {
      var periods =
          all.stream()
              .map(each -> Period.of(each.frequency(), today))
              .flatMap(period -> List.of(period, period.previous()).stream())
              .map(Period::first)
              .collect(Collectors.toSet());
      aggregates
          .of(actor, series, periods, List.of(body))
          .forEach(each -> found.put(GivenFigure.key(each.seriesId(), each.period().code()), each));
    }
    return found;
  }

  static Indicators.@Nullable Target target(List<Indicators.Target> aims, Period period) {
    return aims.stream()
        .filter(each -> each.period().compareTo(period) >= 0)
        .findFirst()
        .orElse(null);
  }

  /// What is wrong with each of the figures typed, by their keys; empty where all can be taken.
  public Map<String, Refusal> faults(Actor actor, Task task, List<GivenFigure> given) {
    var typed = given.stream().filter(each -> !each.value().isBlank()).toList();
    var faults = new LinkedHashMap<String, Refusal>();
    if (typed.isEmpty()) {
      return faults;
    }
    var due = due(actor, task).stream().collect(Collectors.toMap(Due::key, each -> each));
    for (var each : typed) {
      var asked = due.get(each.key());
      var refusal =
          asked == null
              ? Refusal.conflict("tasks.refused.figure_not_asked")
              : asked.missing()
                  ? figures.refusal(actor, fresh(actor, each))
                  : Refusal.conflict("tasks.refused.figure_held");
      if (refusal != null) {
        faults.put(each.key(), refusal);
      }
    }
    return faults;
  }

  private static NewFigure fresh(Actor actor, GivenFigure given) {
    return new NewFigure(
        given.seriesId(), actor.bodyId(), given.period(), given.value(), given.remark(), false);
  }

  /// In the transaction that stores the report; what could be refused has been asked.
  void report(Actor who, Task task, long reportId, List<GivenFigure> given) {
    due(who, task)
        .forEach(each -> {
          if (each.held() != null) {
            tie(reportId, each.held().id(), false);
          }
        });
    var fresh =
        given.stream()
            .filter(each -> !each.value().isBlank())
            .map(each -> fresh(who, each))
            .toList();
    for (var entered : figures.enter(who, fresh, FigureSource.REPORT, reportId)) {
      switch (entered) {
        case Entered.Saved(var id) -> tie(reportId, id, true);
        case Entered.Unchanged(var id) -> tie(reportId, id, false);
        case Entered.Blank _ -> {}
        case Entered.Refused(var why) -> throw new IllegalStateException(why.key());
      }
    }
  }

  private void tie(long reportId, long figureId, boolean entered) {
    sql.insertInto(REPORT_FIGURE)
        .set(REPORT_FIGURE.REPORT_ID, reportId)
        .set(REPORT_FIGURE.FIGURE_ID, figureId)
        .set(REPORT_FIGURE.ENTERED, entered)
        .set(REPORT_FIGURE.TIED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
  }

  /// A figure that a report speaks of.
  ///
  /// @param said as it stood when the report was made
  /// @param entered with that report, rather than held already
  public record Tied(
      Indicator indicator,
      Figure figure,
      Figure.Earlier said,
      boolean entered,
      Indicators.@Nullable Target target) {

    /// Whether it says something else today.
    public boolean changed() {
      var now = figure.value();
      var then = said.value();
      return now == null || then == null
          ? !java.util.Objects.equals(figure.words(), said.words())
          : now.compareTo(then) != 0;
    }
  }

  /// By report; those that the reader may see. Whoever asks has been shown the reports.
  public Map<Long, List<Tied>> of(Actor actor, Collection<Long> reportIds) {
    if (reportIds.isEmpty()) {
      return Map.of();
    }
    var rows =
        sql.select(
                REPORT_FIGURE.REPORT_ID,
                REPORT_FIGURE.FIGURE_ID,
                REPORT_FIGURE.ENTERED,
                REPORT_FIGURE.TIED_AT)
            .from(REPORT_FIGURE)
            .where(REPORT_FIGURE.REPORT_ID.in(reportIds))
            .orderBy(REPORT_FIGURE.REPORT_ID, REPORT_FIGURE.FIGURE_ID)
            .limit(2_000)
            .fetch();
    var found = heldFigures.byId(actor, rows.map(row -> row.value2()));
    var series = found.values().stream().map(Figure::seriesId).collect(Collectors.toSet());
    var known = indicators.bySeries(actor, series);
    var aims =
        indicators.aims(
            series,
            found.values().stream().map(Figure::organisationId).collect(Collectors.toSet()));
    var tied = new HashMap<Long, List<Tied>>();
    rows.forEach(row -> {
      var figure = found.get(row.value2());
      var indicator = figure == null ? null : known.get(figure.seriesId());
      var said = figure == null ? null : heldFigures.asOf(figure, row.value4());
      if (figure != null && indicator != null && said != null) {
        var own =
            aims.getOrDefault(figure.seriesId(), List.of()).stream()
                .filter(each -> each.organisationId() == figure.organisationId())
                .toList();
        tied.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
            .add(new Tied(indicator, figure, said, row.value3(), target(own, figure.period())));
      }
    });
    return tied;
  }
}
