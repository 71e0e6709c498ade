package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.indicators.Aggregation;
import org.throughline.indicators.FigureSource;
import org.throughline.indicators.Figures;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.IndicatorKind;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewFigure;
import org.throughline.indicators.NewIndicator;
import org.throughline.indicators.Period;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Access;
import org.throughline.tasks.GivenFigure;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Recurrences;
import org.throughline.tasks.Reports;
import org.throughline.tasks.Rhythm;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Task;

/// An obligation of every month that is measured by two figures: reported on once, so that the next
/// occurrence shows what was said, what is held and what is missing.
@Component
class DemoMeasures {
  private final DemoCast cast;
  private final Indicators indicators;
  private final Figures figures;
  private final Recurrences recurrences;
  private final TakingUp takingUp;
  private final Reports reports;

  DemoMeasures(
      DemoCast cast,
      Indicators indicators,
      Figures figures,
      Recurrences recurrences,
      TakingUp takingUp,
      Reports reports) {
    this.cast = cast;
    this.indicators = indicators;
    this.figures = figures;
    this.recurrences = recurrences;
    this.takingUp = takingUp;
    this.reports = reports;
  }

  void create(LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    var head = cast.as("fengyue.water.head");
    var official = cast.as("fengyue.water.official");
    var now = Period.of(Frequency.MONTH, today);
    var gauges =
        define(
            now,
            "GAUGES-READ",
            "Water gauges read every day",
            "每日观测水尺数",
            "gauges",
            "处",
            "Gauges with a reading for each day of the month.",
            "当月逐日有观测记录的水尺数量。");
    var banks =
        define(
            now,
            "BANKS-WALKED",
            "Length of banks walked",
            "巡堤长度",
            "km",
            "公里",
            "Kilometres of bank walked in the month, each counted once.",
            "当月巡查堤防长度，同一堤段只计一次。");
    aim(gauges, now, "24");
    aim(banks, now, "60");
    figures.enter(
        secretary,
        List.of(
            figure(secretary.bodyId(), gauges, now.previous(), "21"),
            figure(secretary.bodyId(), banks, now.previous(), "48")),
        FigureSource.FORM,
        null);
    var recurrence =
        done(
            recurrences.create(
                secretary,
                new NewTask(
                    new Origin.OwnInitiative("The gauges were not read during last year's flood."),
                    "Read the gauges and walk the banks",
                    "What was read and walked in the month, and what was found.",
                    head.organisationId(),
                    null,
                    Set.of(),
                    null,
                    today.plusDays(6),
                    null,
                    null,
                    Access.INTERNAL,
                    NewTask.More.NOTHING.measuredBy(List.of(gauges.id(), banks.id()))),
                new Rhythm(1, Rhythm.Unit.MONTH, null, 45)));
    var issued =
        recurrences.occurrences(secretary, recurrence).stream().map(Task::id).sorted().toList();
    issued.forEach(id -> done(takingUp.accept(head, id, official.personId())));
    done(
        reports.report(
            official,
            issued.getFirst(),
            new NewReport(
                    Progress.ON_SCHEDULE,
                    "Twenty-two gauges were read on every day. The two at the upper weir froze in the third week and are read again since Monday. The bank at the tannery has a hole the size of a hat; it is staked off.",
                    null,
                    List.of())
                .with(List.of(new GivenFigure(gauges.total().id(), now.code(), "22", "")))));
  }

  private Indicator define(
      Period now,
      String code,
      String english,
      String chinese,
      String unitEnglish,
      String unitChinese,
      String meaningEnglish,
      String meaningChinese) {
    var keeper = cast.as("fengyue.secretary");
    var id =
        done(
            indicators.define(
                keeper,
                new NewIndicator(
                    code,
                    english,
                    chinese,
                    IndicatorKind.COUNT,
                    Frequency.MONTH,
                    Aggregation.NONE,
                    null,
                    OrganisationKind.CITY,
                    10,
                    null,
                    null,
                    now.previous().first(),
                    new Indicator.Definition(
                        1,
                        meaningEnglish,
                        meaningChinese,
                        unitEnglish,
                        unitChinese,
                        0,
                        null,
                        null,
                        50,
                        null),
                    List.of())));
    return indicators.get(keeper, id);
  }

  private void aim(Indicator indicator, Period period, String value) {
    var keeper = cast.as("fengyue.secretary");
    done(
        indicators.aim(
            keeper,
            indicator.id(),
            new Indicators.Target(
                keeper.bodyId(), period, Indicators.TargetKind.TARGET, new BigDecimal(value))));
  }

  private static NewFigure figure(long body, Indicator of, Period period, String value) {
    return new NewFigure(of.total().id(), body, period.code(), value, null, true);
  }
}
