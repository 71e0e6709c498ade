package org.throughline.indicators.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.IndicatorKind;
import org.throughline.indicators.Period;
import org.throughline.indicators.Written;
import org.throughline.shared.web.Texts;

/// How figures, periods and hours are written for a reader.
public final class Shown {
  private static final int HOUR = 60;

  private Shown() {}

  public static String figure(Texts texts, Indicator indicator, Figure figure) {
    return value(texts, indicator, figure.value(), figure.words());
  }

  public static String value(
      Texts texts, Indicator indicator, @Nullable BigDecimal value, @Nullable String words) {
    return Written.value(texts, indicator, value, words);
  }

  /// For a form, so that it is read back as it is.
  public static String typed(Texts texts, Indicator indicator, Figure figure) {
    var value = figure.value();
    if (value == null || indicator.kind() == IndicatorKind.YES_NO) {
      return figure(texts, indicator, figure);
    }
    return value.toPlainString();
  }

  public static String period(Texts texts, Period period) {
    return Written.period(texts, period);
  }

  /// Minutes as minutes up to two hours, then as hours.
  public static String effort(Texts texts, int minutes) {
    return minutes < 2 * HOUR
        ? texts.of("indicators.minutes", minutes)
        : texts.of("indicators.hours", (minutes + HOUR / 2) / HOUR);
  }

  /// The indicator's name, with the combination of its dimensions after it.
  public static String series(Texts texts, Indicator indicator, long seriesId) {
    var name = indicator.name(texts.language());
    return indicator.series().stream()
        .filter(each -> each.id() == seriesId && !each.total())
        .findFirst()
        .map(each -> texts.of("indicators.series", name, each.label(texts.language())))
        .orElse(name);
  }

  public static String unit(Texts texts, Indicator indicator) {
    return Written.unit(texts, indicator);
  }
}
