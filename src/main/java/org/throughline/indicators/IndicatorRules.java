package org.throughline.indicators;

import static throughline.db.indicators.Tables.INDICATOR;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.shared.Refusal;

/// What an indicator must be before it is entered in the registry.
@Component
class IndicatorRules {
  static final int NAME = 120;
  static final int TEXT = 4000;
  static final int UNIT = 40;

  /// More combinations than this are a table, not an indicator.
  static final int COMBINATIONS = 60;

  private static final int DAY = 960;

  private final DSLContext sql;
  private final Directives directives;

  IndicatorRules(DSLContext sql, Directives directives) {
    this.sql = sql;
    this.directives = directives;
  }

  /// @throws org.throughline.shared.NotFound where its clause may not be seen
  @Nullable Refusal refusal(Actor actor, NewIndicator fresh) {
    if (!fresh.code().matches("[A-Z][A-Z0-9-]{1,19}")) {
      return Refusal.invalid("indicators.refused.code");
    }
    if (blank(fresh.nameEn()) && blank(fresh.nameZh())) {
      return Refusal.invalid("indicators.refused.name_missing");
    }
    if (longer(fresh.nameEn(), NAME) || longer(fresh.nameZh(), NAME)) {
      return Refusal.invalid("indicators.refused.name_too_long", NAME);
    }
    if (fresh.minutes() < 1 || fresh.minutes() > DAY) {
      return Refusal.invalid("indicators.refused.minutes", DAY);
    }
    var collected = fresh.collectedFrom();
    if (collected != null && !collected.isBody()) {
      return Refusal.invalid("indicators.refused.choice_unknown");
    }
    if (fresh.aggregation() != Aggregation.NONE && collected == null) {
      return Refusal.invalid("indicators.refused.collected_from_missing");
    }
    if (fresh.kind() == IndicatorKind.WORDS && fresh.aggregation() != Aggregation.NONE) {
      return Refusal.invalid("indicators.refused.words_not_added_up");
    }
    var combinations = combinations(fresh.dimensions()).size();
    if (combinations > COMBINATIONS) {
      return Refusal.invalid(
          "indicators.refused.too_many_combinations", combinations, COMBINATIONS);
    }
    var refusal = linked(actor, fresh);
    return refusal != null ? refusal : refusal(fresh.kind(), fresh.definition());
  }

  private @Nullable Refusal linked(Actor actor, NewIndicator fresh) {
    var weight = fresh.weightId();
    if (weight != null
        && (fresh.aggregation() != Aggregation.AVERAGE
            || !sql.fetchExists(
                sql.selectOne()
                    .from(INDICATOR)
                    .where(INDICATOR.ID.eq(weight))
                    .and(INDICATOR.MONTHS.eq((short) fresh.frequency().months()))
                    .and(INDICATOR.KIND.in("count", "amount"))
                    .and(IndicatorRows.known(actor))))) {
      return Refusal.invalid("indicators.refused.weight");
    }
    var clause = fresh.clauseId();
    if (clause != null && directives.clause(actor, clause).kind() != ClauseKind.TARGET) {
      return Refusal.invalid("indicators.refused.clause");
    }
    return null;
  }

  static @Nullable Refusal refusal(IndicatorKind kind, Indicator.Definition text) {
    if (blank(text.textEn()) && blank(text.textZh())) {
      return Refusal.invalid("indicators.refused.definition_missing");
    }
    if (longer(text.textEn(), TEXT) || longer(text.textZh(), TEXT)) {
      return Refusal.invalid("indicators.refused.definition_too_long", TEXT);
    }
    if (longer(text.unitEn(), UNIT) || longer(text.unitZh(), UNIT)) {
      return Refusal.invalid("indicators.refused.unit_too_long", UNIT);
    }
    if (text.decimals() < 0
        || text.decimals() > 6
        || kind == IndicatorKind.COUNT && text.decimals() > 0) {
      return Refusal.invalid("indicators.refused.decimals");
    }
    var minimum = text.minimum();
    var maximum = text.maximum();
    if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
      return Refusal.invalid("indicators.refused.range");
    }
    var jump = text.jumpPercent();
    if (jump != null && jump < 1) {
      return Refusal.invalid("indicators.refused.jump");
    }
    return null;
  }

  /// @param english null for the total
  record Label(@Nullable String english, @Nullable String chinese) {}

  /// The total, each value of each dimension alone, then each pair of values of both.
  static List<Label> combinations(List<NewIndicator.Dimension> dimensions) {
    var labels = new ArrayList<Label>();
    labels.add(new Label(null, null));
    for (var dimension : dimensions) {
      for (int at = 0; at < dimension.valuesEn().size(); at++) {
        labels.add(new Label(dimension.valuesEn().get(at), dimension.valuesZh().get(at)));
      }
    }
    if (dimensions.size() == 2) {
      var first = dimensions.getFirst();
      var second = dimensions.getLast();
      for (int one = 0; one < first.valuesEn().size(); one++) {
        for (int other = 0; other < second.valuesEn().size(); other++) {
          labels.add(
              new Label(
                  first.valuesEn().get(one) + ", " + second.valuesEn().get(other),
                  first.valuesZh().get(one) + "、" + second.valuesZh().get(other)));
        }
      }
    }
    return labels;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean longer(@Nullable String text, int most) {
    return text != null && text.length() > most;
  }
}
