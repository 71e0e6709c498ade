package org.throughline.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Refusal;

/// What a data request must be before it is compiled.
@Component
class RequestRules {
  /// More columns than this are a survey.
  static final int FIELDS = 60;

  static final int TITLE = 200;
  static final int TEXT = 2000;
  static final int CELLS = 3_000_000;

  private final Indicators indicators;
  private final Clock clock;

  RequestRules(Indicators indicators, Clock clock) {
    this.indicators = indicators;
    this.clock = clock;
  }

  @Nullable Refusal refusal(Actor actor, NewRequest fresh) {
    if (fresh.title().isBlank() || fresh.title().length() > TITLE) {
      return Refusal.invalid("indicators.refused.title", TITLE);
    }
    if (fresh.purpose().isBlank() || fresh.purpose().length() > TEXT) {
      return Refusal.invalid("indicators.refused.purpose", TEXT);
    }
    if (past(fresh.dueOn())) {
      return Refusal.invalid("indicators.refused.due_past");
    }
    if (fresh.fields().isEmpty()) {
      return Refusal.invalid("indicators.refused.no_fields");
    }
    if (fresh.fields().size() > FIELDS) {
      return Refusal.invalid("indicators.refused.too_many_fields", FIELDS);
    }
    if (new HashSet<>(fresh.fields()).size() != fresh.fields().size()) {
      return Refusal.invalid("indicators.refused.field_twice");
    }
    var known =
        indicators.bySeries(
            actor,
            fresh.fields().stream().map(NewRequest.Field::seriesId).collect(Collectors.toSet()));
    for (var field : fresh.fields()) {
      var indicator = known.get(field.seriesId());
      if (indicator == null) {
        return Refusal.invalid("indicators.refused.indicator_unknown");
      }
      if (!indicator.validIn(field.period())) {
        return Refusal.invalid(
            "indicators.refused.field_period", indicator.code(), field.period().code());
      }
    }
    return null;
  }

  boolean past(LocalDate day) {
    return day.isBefore(LocalDate.now(clock));
  }
}
