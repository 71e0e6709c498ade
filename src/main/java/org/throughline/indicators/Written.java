package org.throughline.indicators;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.web.Texts;

/// How a figure's value, its period and its unit are written for a reader, wherever they are shown.
public final class Written {
  private Written() {}

  /// Without the unit, which stands in the head of its table; a percentage with its sign.
  public static String value(
      Texts texts, Indicator indicator, @Nullable BigDecimal value, @Nullable String words) {
    if (value == null) {
      return words == null ? "" : words;
    }
    if (indicator.kind() == IndicatorKind.YES_NO) {
      return value.compareTo(BigDecimal.ONE) == 0
          ? texts.of("indicators.yes")
          : value.signum() == 0 ? texts.of("indicators.no") : value.toPlainString();
    }
    var format = NumberFormat.getNumberInstance(texts.language().locale());
    format.setMinimumFractionDigits(indicator.definition().decimals());
    format.setMaximumFractionDigits(indicator.definition().decimals());
    var number = format.format(value);
    return indicator.kind() == IndicatorKind.PERCENTAGE ? number + "%" : number;
  }

  public static String period(Texts texts, Period period) {
    return texts.of(
        "indicators.period." + period.frequency().code(),
        String.valueOf(period.first().getYear()),
        period.number());
  }

  public static String unit(Texts texts, Indicator indicator) {
    var unit = indicator.definition().unit(texts.language());
    return unit.isEmpty() && indicator.kind() == IndicatorKind.PERCENTAGE ? "%" : unit;
  }

  /// With its unit after it; a percentage has its sign already.
  public static String whole(
      Texts texts, Indicator indicator, @Nullable BigDecimal value, @Nullable String words) {
    var written = value(texts, indicator, value, words);
    var unit = indicator.definition().unit(texts.language());
    return unit.isEmpty() || value == null || indicator.kind() == IndicatorKind.YES_NO
        ? written
        : texts.of("indicators.with_unit", written, unit);
  }
}
