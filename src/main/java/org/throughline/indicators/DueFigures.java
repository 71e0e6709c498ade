package org.throughline.indicators;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.indicators.Tables.INDICATOR;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;

/// Which figures a body reports of itself, without being asked: those of indicators that it, or a
/// body above it, keeps.
@Service
public class DueFigures {
  /// How long after a period's end its figures are due.
  public static final int GRACE_DAYS = 15;

  /// How long before a period's end its figures are on the desk already.
  private static final int EARLY_DAYS = 5;

  private static final int LIMIT = 300;

  private final IndicatorRows rows;
  private final Figures figures;
  private final Organisations organisations;
  private final Clock clock;

  DueFigures(IndicatorRows rows, Figures figures, Organisations organisations, Clock clock) {
    this.rows = rows;
    this.figures = figures;
    this.organisations = organisations;
    this.clock = clock;
  }

  /// Indicators whose figures the actor's body reports itself for a period, by code.
  public List<Indicator> reportable(Actor actor, Period period) {
    var kind = organisations.get(actor.bodyId()).kind();
    return rows
        .list(
            INDICATOR
                .MONTHS
                .eq((short) period.frequency().months())
                .and(INDICATOR.ONE_TIME_REASON.isNull())
                .and(INDICATOR.COLLECTED_FROM.isNull().or(INDICATOR.COLLECTED_FROM.eq(kind.code())))
                .and(keptAbove(actor)),
            0,
            LIMIT)
        .stream()
        .filter(each -> each.validIn(period))
        .toList();
  }

  private static Condition keptAbove(Actor actor) {
    var keeper = ORGANISATION.as("keeper");
    return exists(
        selectOne()
            .from(keeper)
            .where(keeper.ID.eq(INDICATOR.ORGANISATION_ID))
            .and(keeper.FIRST_NUMBER.le(actor.bodyFirst()))
            .and(keeper.LAST_NUMBER.ge(actor.bodyFirst())));
  }

  /// A period whose figures are wanted now.
  ///
  /// @param missing totals that the body has not reported
  public record Due(Period period, LocalDate by, int missing) {}

  /// Periods that end in a few days, or ended within the grace days, and still miss figures.
  public List<Due> due(Actor actor) {
    var today = LocalDate.now(clock);
    var due = new ArrayList<Due>();
    for (var frequency : EnumSet.allOf(Frequency.class)) {
      var current = Period.of(frequency, today);
      for (var period : List.of(current.previous(), current)) {
        var by = period.last().plusDays(GRACE_DAYS);
        if (!today.isBefore(period.last().minusDays(EARLY_DAYS)) && !today.isAfter(by)) {
          int missing = missing(actor, period);
          if (missing > 0) {
            due.add(new Due(period, by, missing));
          }
        }
      }
    }
    return due;
  }

  private int missing(Actor actor, Period period) {
    var wanted =
        reportable(actor, period).stream()
            .map(each -> each.total().id())
            .collect(Collectors.toSet());
    var held =
        figures.held(actor, wanted, List.of(period.first()), List.of(actor.bodyId())).stream()
            .map(Figure::seriesId)
            .collect(Collectors.toSet());
    return wanted.size() - held.size();
  }
}
