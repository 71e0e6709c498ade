package org.throughline.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Outcome;

/// Reads what was typed for a figure, and measures it against the definition.
public final class Values {
  private static final int WORDS = 500;
  private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是", "有");
  private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "无");

  private Values() {}

  /// Exactly one is there.
  record Value(@Nullable BigDecimal number, @Nullable String words) {
    boolean same(Figure figure) {
      var held = figure.value();
      return number == null
          ? words != null && words.equals(figure.words())
          : held != null && number.compareTo(held) == 0;
    }
  }

  static Outcome<Value> read(Indicator indicator, String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    return switch (indicator.kind()) {
      case WORDS ->
          text.length() > WORDS
              ? Outcome.invalid("indicators.refused.words_too_long", WORDS)
              : Outcome.done(new Value(null, typed.strip()));
      case YES_NO -> {
        var word = text.toLowerCase(Locale.ROOT);
        yield YES.contains(word) || NO.contains(word)
            ? Outcome.done(new Value(YES.contains(word) ? BigDecimal.ONE : BigDecimal.ZERO, null))
            : Outcome.invalid("indicators.refused.not_yes_or_no");
      }
      case COUNT, AMOUNT, PERCENTAGE -> number(indicator, text);
    };
  }

  private static Outcome<Value> number(Indicator indicator, String text) {
    return switch (number(text)) {
      case null -> Outcome.invalid("indicators.refused.not_a_number");
      case BigDecimal number -> measured(indicator, number);
    };
  }

  /// Thousands may be parted by commas or spaces; a percent sign may follow. Null for anything
  /// else.
  public static @Nullable BigDecimal number(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (text.matches("[-+]?\\d{1,3}([, ]\\d{3})+(\\.\\d+)?")) {
      text = text.replaceAll("[, ]", "");
    }
    return text.matches("[-+]?\\d{1,15}(\\.\\d{1,9})?") ? new BigDecimal(text) : null;
  }

  private static Outcome<Value> measured(Indicator indicator, BigDecimal number) {
    var text = indicator.definition();
    if (number.stripTrailingZeros().scale() > text.decimals()) {
      return Outcome.invalid("indicators.refused.too_many_decimals", text.decimals());
    }
    var minimum =
        text.minimum() == null && indicator.kind() == IndicatorKind.COUNT
            ? BigDecimal.ZERO
            : text.minimum();
    if (minimum != null && number.compareTo(minimum) < 0) {
      return Outcome.invalid("indicators.refused.below_minimum", minimum.toPlainString());
    }
    var maximum = text.maximum();
    if (maximum != null && number.compareTo(maximum) > 0) {
      return Outcome.invalid("indicators.refused.above_maximum", maximum.toPlainString());
    }
    return Outcome.done(
        new Value(number.setScale(text.decimals(), RoundingMode.UNNECESSARY), null));
  }

  /// Whether it differs so much from the period before that a remark is asked for.
  static boolean jumps(Indicator indicator, @Nullable BigDecimal before, Value now) {
    var percent = indicator.definition().jumpPercent();
    var number = now.number();
    if (percent == null || before == null || number == null || before.signum() == 0) {
      return false;
    }
    var change = number.subtract(before).abs().multiply(BigDecimal.valueOf(100));
    return change.compareTo(before.abs().multiply(BigDecimal.valueOf(percent))) > 0;
  }
}
