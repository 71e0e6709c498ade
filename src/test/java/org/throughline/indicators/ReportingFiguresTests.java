package org.throughline.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.indicators.Registry.done;
import static org.throughline.indicators.Registry.refused;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.organisations.OrganisationKind;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ReportingFiguresTests {
  private final DemoPeople people;
  private final Registry registry;
  private final Figures figures;
  private final Indicators indicators;
  private final Aggregates aggregates;
  private final JdbcClient sql;

  ReportingFiguresTests(
      DemoPeople people,
      Registry registry,
      Figures figures,
      Indicators indicators,
      Aggregates aggregates,
      JdbcClient sql) {
    this.people = people;
    this.registry = registry;
    this.figures = figures;
    this.indicators = indicators;
    this.aggregates = aggregates;
    this.sql = sql;
  }

  /// A random walk of one figure: every value it ever had can be read again, in order.
  @Test
  void everyValueStaysReadable() {
    var random = new Random(7);
    var county = people.as("heyu.secretary");
    for (int walk = 0; walk < 8; walk++) {
      var indicator = registry.define(Aggregation.NONE, null);
      var kept = new ArrayList<String>();
      @Nullable String now = null;
      var settled = false;
      long id = 0;
      for (int step = 0; step < 12; step++) {
        var value = random.nextInt(90) + ".25";
        if (random.nextInt(3) > 0) {
          var wish = random.nextInt(4) == 0;
          switch (registry.enter(county, indicator, Registry.PERIOD, value, wish)) {
            case Entered.Saved(var figure) -> {
              assertThat(settled).isFalse();
              if (now != null) {
                kept.add(now);
              }
              now = value;
              settled = wish;
              id = figure;
            }
            case Entered.Unchanged _ -> assertThat(value).isEqualTo(now);
            case Entered.Refused(var why) -> {
              assertThat(settled).isTrue();
              assertThat(why.key()).isEqualTo("indicators.refused.final");
            }
            case Entered.Blank _ -> throw new AssertionError();
          }
        } else if (now != null) {
          var correction = figures.correct(county, id, value, "counted again");
          if (settled && !value.equals(now)) {
            done(correction);
            kept.add(now);
            now = value;
          } else {
            assertThat(refused(correction)).startsWith("indicators.refused.");
          }
        }
      }
      if (now != null) {
        assertThat(figures.history(id).stream().map(each -> each.value().toPlainString()))
            .containsExactlyElementsOf(kept);
        assertThat(figures.get(county, id).value().toPlainString()).isEqualTo(now);
      }
    }
  }

  @Test
  void oneFigureIsHeldHoweverManyEnterIt() throws Exception {
    var county = people.as("heyu.secretary");
    var indicator = registry.define(Aggregation.NONE, null);
    var entering = new ArrayList<Callable<Entered>>();
    for (int each = 0; each < 8; each++) {
      var value = String.valueOf(each);
      entering.add(() -> registry.enter(county, indicator, Registry.PERIOD, value, false));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var future : threads.invokeAll(entering)) {
        assertThat(future.get()).isInstanceOf(Entered.Saved.class);
      }
    }
    assertThat(
            figures.held(
                county,
                List.of(indicator.total().id()),
                List.of(Registry.PERIOD.first()),
                List.of(county.bodyId())))
        .singleElement()
        .satisfies(figure -> assertThat(figures.history(figure.id())).hasSize(7));
  }

  @Test
  void theDatabaseKeepsFiguresAndTheirHistory() {
    var county = people.as("heyu.secretary");
    var indicator = registry.define(Aggregation.NONE, null);
    registry.enter(county, indicator, Registry.PERIOD, "4", true);
    var series = indicator.total().id();
    for (var fault :
        List.of(
            "delete from indicators.figure where series_id = " + series,
            "update indicators.figure set value = 9 where series_id = " + series,
            "update indicators.figure set state = 'provisional' where series_id = " + series,
            "update indicators.figure set organisation_id = 1 where series_id = " + series,
            "update indicators.figure set state = 'corrected', value = 9 where series_id = "
                + series,
            "delete from indicators.figure_history")) {
      assertThatThrownBy(() -> sql.sql(fault).update()).as(fault).isNotNull();
    }
  }

  /// Sums and weighted averages with gaps, against sums made here.
  @Test
  void aboveIsComputedAndSaysWhoIsMissing() {
    var province = people.as("yunling.secretary");
    var length = registry.define(Aggregation.SUM, OrganisationKind.COUNTY);
    var share = registry.define(Aggregation.AVERAGE, OrganisationKind.COUNTY, length.id(), 5);
    var qingtan = people.as("qingtan.secretary");
    var duxi = people.as("duxi.secretary");
    registry.enter(qingtan, length, Registry.PERIOD, "10", true);
    registry.enter(qingtan, share, Registry.PERIOD, "50", true);
    registry.enter(duxi, length, Registry.PERIOD, "30", false);
    registry.enter(duxi, share, Registry.PERIOD, "90", false);

    var city = people.as("fengyue.secretary").bodyId();
    var sums = computed(length, province.bodyId(), city);
    assertThat(sums.getFirst().value()).isEqualByComparingTo("40");
    assertThat(sums.getFirst().reported()).isEqualTo(2);
    assertThat(sums.getFirst().expected()).isEqualTo(3);
    assertThat(sums.getFirst().provisional()).isEqualTo(1);
    assertThat(sums.getLast().value()).isEqualByComparingTo("10");
    assertThat(sums.getLast().expected()).isEqualTo(2);
    assertThat(computed(share, province.bodyId()).getFirst().value())
        .isEqualByComparingTo(new BigDecimal("80"));
    assertThat(
            aggregates.missing(
                province, length.total().id(), Registry.PERIOD.first(), province.bodyId()))
        .containsExactly(people.as("heyu.secretary").bodyId());
    assertThat(registry.enter(province, length, Registry.PERIOD, "40", true))
        .as("what is computed is not entered")
        .isInstanceOf(Entered.Refused.class);
    assertThat(
            aggregates.of(
                duxi,
                List.of(length.total().id()),
                List.of(Registry.PERIOD.first()),
                List.of(province.bodyId())))
        .as("a county does not look into the province")
        .isEmpty();
  }

  private List<Computed> computed(Indicator indicator, Long... bodies) {
    return aggregates.of(
        people.as("yunling.secretary"),
        List.of(indicator.total().id()),
        List.of(Registry.PERIOD.first()),
        List.of(bodies));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12; saved",
        "1,234.5; saved",
        "１２．５; saved",
        "-3; saved",
        "12.345; indicators.refused.too_many_decimals",
        "twelve; indicators.refused.not_a_number",
        "1e9; indicators.refused.not_a_number",
        "9999999999999999999; indicators.refused.not_a_number",
        "12 km; indicators.refused.not_a_number"
      })
  void whatIsTypedIsRead(String typed, String expected) {
    var county = people.as("qingtan.secretary");
    var indicator = registry.define(Aggregation.NONE, null);
    var came =
        switch (registry.enter(county, indicator, Registry.PERIOD, typed, false)) {
          case Entered.Saved _ -> "saved";
          case Entered.Refused(var why) -> why.key();
          case Entered.Unchanged _, Entered.Blank _ -> "nothing";
        };
    assertThat(came).isEqualTo(expected);
  }

  @Test
  void aJumpAsksForARemarkAndIsThenTaken() {
    var county = people.as("qingtan.secretary");
    var indicator = registry.define(Aggregation.NONE, null);
    registry.enter(county, indicator, Registry.PERIOD, "10", true);
    var next = Registry.PERIOD.next();
    assertThat(registry.enter(county, indicator, next, "20", false))
        .as("twice as much is not more than a hundred percent more")
        .isInstanceOf(Entered.Saved.class);
    assertThat(registry.enter(county, indicator, next, "20.01", false))
        .isInstanceOf(Entered.Refused.class);
    var row =
        figures
            .enter(
                county,
                List.of(
                    new NewFigure(
                        indicator.total().id(),
                        county.bodyId(),
                        next.code(),
                        "90",
                        "The new canal is counted.",
                        false)),
                FigureSource.FORM,
                null)
            .getFirst();
    assertThat(row).isInstanceOf(Entered.Saved.class);
  }

  @Test
  void figuresKeepTheVersionTheyWereGivenUnder() {
    var keeper = people.as("yunling.secretary");
    var county = people.as("qingtan.secretary");
    var indicator = registry.define(Aggregation.NONE, null);
    registry.enter(county, indicator, Registry.PERIOD, "10", true);
    var text =
        new Indicator.Definition(
            1, "With the banks.", null, "km", null, 1, null, null, null, "The law changed.");
    done(indicators.redefine(keeper, indicator.id(), text));
    registry.enter(county, indicator, Registry.PERIOD.next(), "11", true);
    assertThat(
            figures.held(
                county,
                List.of(indicator.total().id()),
                List.of(Registry.PERIOD.first(), Registry.PERIOD.next().first()),
                List.of(county.bodyId())))
        .extracting(Figure::version)
        .containsExactly(2, 1);
  }

  @Test
  void somethingLikeItIsFoundBeforeItIsDefinedAgain() {
    var city = people.as("fengyue.secretary");
    assertThat(indicators.similar(city, "Length of the small rivers restored", null))
        .extracting(Indicator::code)
        .contains("RIVER-KM");
    assertThat(indicators.similar(city, null, "小河流治理的长度"))
        .extracting(Indicator::code)
        .contains("RIVER-KM");
    assertThat(indicators.similar(city, "Visitors to museums", "博物馆参观人数")).isEmpty();
  }
}
