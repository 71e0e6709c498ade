package org.throughline.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Outcome;
import org.throughline.support.DemoPeople;

/// Indicators for tests, each under a code of its own.
@Component
public class Registry {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  static final Period PERIOD = Period.find("2026-Q2").orElseThrow();

  private final DemoPeople people;
  private final Indicators indicators;
  private final Figures figures;

  Registry(DemoPeople people, Indicators indicators, Figures figures) {
    this.people = people;
    this.indicators = indicators;
    this.figures = figures;
  }

  Indicator define(Aggregation aggregation, @Nullable OrganisationKind collected) {
    return define(aggregation, collected, null, 10);
  }

  Indicator define(
      Aggregation aggregation,
      @Nullable OrganisationKind collected,
      @Nullable Long weight,
      int minutes) {
    var keeper = people.as("yunling.secretary");
    int number = NUMBER.incrementAndGet();
    var id =
        done(
            indicators.define(
                keeper,
                new NewIndicator(
                    "TEST-" + number,
                    "Test " + number,
                    null,
                    IndicatorKind.AMOUNT,
                    Frequency.QUARTER,
                    aggregation,
                    weight,
                    collected,
                    minutes,
                    null,
                    null,
                    LocalDate.of(2024, 1, 1),
                    new Indicator.Definition(
                        1, "As said.", null, "km", null, 2, null, null, 100, null),
                    List.of())));
    return indicators.get(keeper, id);
  }

  Entered enter(Actor by, Indicator of, Period period, String value, boolean settled) {
    return figures
        .enter(
            by,
            List.of(
                new NewFigure(of.total().id(), by.bodyId(), period.code(), value, null, settled)),
            FigureSource.FORM,
            null)
        .getFirst();
  }

  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  static String refused(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("done: " + value);
        },
        why -> why.key());
  }
}
