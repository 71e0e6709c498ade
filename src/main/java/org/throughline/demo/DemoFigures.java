package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.indicators.Aggregation;
import org.throughline.indicators.Answers;
import org.throughline.indicators.Budgets;
import org.throughline.indicators.DataRequests;
import org.throughline.indicators.Declined;
import org.throughline.indicators.FigureSource;
import org.throughline.indicators.Figures;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.IndicatorKind;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewFigure;
import org.throughline.indicators.NewIndicator;
import org.throughline.indicators.NewRequest;
import org.throughline.indicators.Period;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;

/// The demo's figures: what the counties report of their small rivers, a request half answered, one
/// beyond its budget, and a draft to look at.
@Component
class DemoFigures {
  private final DemoCast cast;
  private final Indicators indicators;
  private final Figures figures;
  private final DataRequests requests;
  private final Answers answers;
  private final Budgets budgets;

  DemoFigures(
      DemoCast cast,
      Indicators indicators,
      Figures figures,
      DataRequests requests,
      Answers answers,
      Budgets budgets) {
    this.cast = cast;
    this.indicators = indicators;
    this.figures = figures;
    this.requests = requests;
    this.answers = answers;
    this.budgets = budgets;
  }

  /// @param target the clause that asks for rivers in good condition
  void create(LocalDate today, long target) {
    var province = cast.as("yunling.secretary");
    var last = Period.of(Frequency.QUARTER, today).previous();
    var length =
        define(
            province,
            "RIVER-KM",
            "Length of small rivers restored",
            "小河流治理长度",
            IndicatorKind.AMOUNT,
            Aggregation.SUM,
            null,
            null,
            20,
            "km",
            "公里",
            "Kilometres of river that were dredged and whose banks were secured by the end of the period, since the beginning of the year.",
            "本年初至期末完成清淤和护岸的河流长度。");
    var keepers =
        define(
            province,
            "RIVER-KEEPERS",
            "River keepers appointed",
            "在岗河长人数",
            IndicatorKind.COUNT,
            Aggregation.SUM,
            null,
            null,
            5,
            "people",
            "人",
            "People named in writing as keepers of a river stretch on the last day of the period.",
            "期末经书面任命的各段河长人数。");
    var clean =
        define(
            province,
            "RIVER-GOOD",
            "Share of samples of good quality",
            "水质优良断面比例",
            IndicatorKind.PERCENTAGE,
            Aggregation.AVERAGE,
            length.id(),
            target,
            30,
            null,
            null,
            "Samples of the third class or better among all samples of the period.",
            "期内监测断面中达到三类及以上的比例。");
    targets(province, length, keepers, last);
    aim(province, clean, last.next(), Indicators.TargetKind.TARGET, "60");
    report("qingtan", last.previous(), true, "8.4", "26", "71.5", length, keepers, clean);
    report("heyu", last.previous(), true, "5.0", "18", "64.0", length, keepers, clean);
    report("duxi", last.previous(), true, "11.2", "31", "80.5", length, keepers, clean);
    report("qingtan", last, true, "14.6", "28", "74.0", length, keepers, clean);
    report("heyu", last, false, "7.5", "18", null, length, keepers, clean);
    correct(length, last);
    halfAnswered(province, length, keepers, clean, last, today);
    overBudget(today);
    done(
        requests.draft(
            province,
            new NewRequest(
                "River restoration at the end of the year",
                "For the report to the provincial congress.",
                today.plusDays(20),
                List.of(
                    new NewRequest.Field(length.total().id(), last),
                    new NewRequest.Field(clean.total().id(), last),
                    new NewRequest.Field(length.total().id(), last.next()),
                    new NewRequest.Field(keepers.total().id(), last.next())),
                new Addressees.Under(
                    province.bodyId(), Set.of(OrganisationKind.CITY, OrganisationKind.COUNTY)))));
  }

  private Indicator define(
      Actor keeper,
      String code,
      String english,
      String chinese,
      IndicatorKind kind,
      Aggregation aggregation,
      @Nullable Long weight,
      @Nullable Long clause,
      int minutes,
      @Nullable String unitEn,
      @Nullable String unitZh,
      String textEn,
      String textZh) {
    var count = kind == IndicatorKind.COUNT;
    var text =
        new Indicator.Definition(
            1,
            textEn,
            textZh,
            unitEn,
            unitZh,
            count ? 0 : 1,
            BigDecimal.ZERO,
            kind == IndicatorKind.PERCENTAGE ? BigDecimal.valueOf(100) : null,
            100,
            null);
    long id =
        done(
            indicators.define(
                keeper,
                new NewIndicator(
                    code,
                    english,
                    chinese,
                    kind,
                    Frequency.QUARTER,
                    aggregation,
                    weight,
                    OrganisationKind.COUNTY,
                    minutes,
                    null,
                    clause,
                    LocalDate.of(2024, 1, 1),
                    text,
                    List.of())));
    return indicators.get(keeper, id);
  }

  private void targets(Actor province, Indicator length, Indicator keepers, Period last) {
    var year = Period.of(Frequency.QUARTER, last.first().withMonth(10));
    aim(province, length, year, Indicators.TargetKind.TARGET, "60");
    aim(province, length, last.previous().previous(), Indicators.TargetKind.BASELINE, "12.5");
    aim(province, keepers, year, Indicators.TargetKind.TARGET, "90");
  }

  private void aim(
      Actor province,
      Indicator indicator,
      Period period,
      Indicators.TargetKind kind,
      String value) {
    done(
        indicators.aim(
            province,
            indicator.id(),
            new Indicators.Target(province.bodyId(), period, kind, new BigDecimal(value))));
  }

  private void report(
      String county,
      Period period,
      boolean settled,
      String length,
      String keepers,
      @Nullable String clean,
      Indicator... of) {
    var secretary = cast.as(county + ".secretary");
    figures.enter(
        secretary,
        List.of(
            figure(secretary, of[0], period, length, settled),
            figure(secretary, of[1], period, keepers, settled),
            figure(secretary, of[2], period, clean, settled)),
        FigureSource.FORM,
        null);
  }

  private static NewFigure figure(
      Actor by, Indicator of, Period period, @Nullable String value, boolean settled) {
    return new NewFigure(of.total().id(), by.bodyId(), period.code(), value, null, settled);
  }

  private void correct(Indicator length, Period period) {
    var county = cast.as("qingtan.secretary");
    var held =
        figures
            .held(
                county,
                List.of(length.total().id()),
                List.of(period.first()),
                List.of(county.bodyId()))
            .getFirst();
    done(
        figures.correct(
            county, held.id(), "13.9", "The stretch at the old mill was counted twice."));
  }

  private void halfAnswered(
      Actor province,
      Indicator length,
      Indicator keepers,
      Indicator clean,
      Period last,
      LocalDate today) {
    long id =
        done(
            requests.draft(
                province,
                new NewRequest(
                    "Small rivers before winter",
                    "For the deputy governor's round of the counties.",
                    today.plusDays(6),
                    List.of(
                        new NewRequest.Field(length.total().id(), last),
                        new NewRequest.Field(keepers.total().id(), last),
                        new NewRequest.Field(clean.total().id(), last)),
                    new Addressees.Under(
                        province.bodyId(),
                        Set.of(OrganisationKind.CITY, OrganisationKind.COUNTY)))));
    done(requests.send(province, id, null));
    done(
        answers.answer(
            cast.as("duxi.water.head"),
            id,
            List.of(
                new Answers.Given(
                    new NewRequest.Field(length.total().id(), last), "16.8", null, null, null),
                new Answers.Given(
                    new NewRequest.Field(clean.total().id(), last),
                    null,
                    null,
                    Declined.NOT_HELD,
                    "The laboratory reports for this quarter arrive in two weeks.")),
            true,
            35));
  }

  private void overBudget(LocalDate today) {
    done(budgets.set(cast.as("yunling.chair"), cast.as("fengyue.secretary").bodyId(), 6, 2));
    var city = cast.as("fengyue.secretary");
    var text =
        new Indicator.Definition(
            1,
            "Whether a written plan is in force on the day of answering.",
            "填报之日是否有正在执行的书面预案。",
            null,
            null,
            0,
            null,
            null,
            null,
            null);
    var question =
        indicators.get(
            city,
            done(
                indicators.define(
                    city,
                    new NewIndicator(
                        "Q-FLOOD-PLAN",
                        "A winter flood plan is in force",
                        "冬季防汛预案是否到位",
                        IndicatorKind.YES_NO,
                        Frequency.YEAR,
                        Aggregation.NONE,
                        null,
                        null,
                        25,
                        "The forecast of the week; it will not be asked again.",
                        null,
                        LocalDate.of(today.getYear(), 1, 1),
                        text,
                        List.of()))));
    long id =
        done(
            requests.draft(
                city,
                new NewRequest(
                    "Winter flood plans",
                    "To know by the weekend where plans are missing.",
                    today.plusDays(3),
                    List.of(
                        new NewRequest.Field(
                            question.total().id(), Period.of(Frequency.YEAR, today))),
                    new Addressees.Under(
                        city.bodyId(),
                        Set.of(OrganisationKind.COUNTY, OrganisationKind.TOWNSHIP)))));
    done(
        requests.send(
            city, id, "The forecast speaks of heavy rain; the month's budget cannot wait for it."));
  }
}
