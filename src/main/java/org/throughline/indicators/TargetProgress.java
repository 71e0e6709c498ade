package org.throughline.indicators;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.throughline.directives.ClauseMeasures;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// How far the targets of a clause are reached, by the indicators that measure it.
@Component
class TargetProgress implements ClauseMeasures {
  private static final int PERIODS = 8;

  private final Indicators indicators;
  private final Figures figures;
  private final Aggregates aggregates;
  private final Clock clock;

  TargetProgress(Indicators indicators, Figures figures, Aggregates aggregates, Clock clock) {
    this.indicators = indicators;
    this.figures = figures;
    this.aggregates = aggregates;
    this.clock = clock;
  }

  @Override
  public List<Measure> of(Actor actor, long clauseId, Language language) {
    return indicators.measuring(actor, clauseId).stream()
        .map(each -> measure(actor, each, language))
        .toList();
  }

  private record Latest(BigDecimal value, Period period, int reported, int expected) {}

  private Measure measure(Actor actor, Indicator indicator, Language language) {
    var target =
        indicators.targets(indicator).stream()
            .filter(each ->
                each.kind() == Indicators.TargetKind.TARGET
                    && each.organisationId() == actor.bodyId())
            .findFirst()
            .orElse(null);
    var latest = latest(actor, indicator);
    return new Measure(
        indicator.name(language),
        "/indicators/" + indicator.id(),
        indicator.definition().unit(language),
        target == null ? null : target.value().toPlainString(),
        target == null ? null : target.period().code(),
        latest == null ? null : latest.value().toPlainString(),
        latest == null ? null : latest.period().code(),
        latest == null ? 0 : latest.reported(),
        latest == null ? 0 : latest.expected());
  }

  private @org.jspecify.annotations.Nullable Latest latest(Actor actor, Indicator indicator) {
    var periods =
        Stream.iterate(Period.of(indicator.frequency(), LocalDate.now(clock)), Period::previous)
            .limit(PERIODS)
            .map(Period::first)
            .toList();
    var series = List.of(indicator.total().id());
    var body = List.of(actor.bodyId());
    return Stream.concat(
            figures.held(actor, series, periods, body).stream()
                .<Latest>mapMulti((each, next) -> {
                  var value = each.value();
                  if (value != null) {
                    next.accept(new Latest(value, each.period(), 1, 1));
                  }
                }),
            aggregates.of(actor, series, periods, body).stream()
                .<Latest>mapMulti((each, next) -> {
                  var value = each.value();
                  if (value != null) {
                    next.accept(new Latest(value, each.period(), each.reported(), each.expected()));
                  }
                }))
        .max(java.util.Comparator.comparing(Latest::period))
        .orElse(null);
  }
}
