package org.throughline.indicators.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.Aggregation;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.IndicatorKind;
import org.throughline.indicators.NewIndicator;
import org.throughline.indicators.Values;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// An indicator as it is typed. Values of a dimension stand one a line, English and Chinese parted
/// by a bar.
///
/// @param unlike said after similar ones were shown: it is none of them
public record IndicatorForm(
    @Nullable String code,
    @Nullable String nameEn,
    @Nullable String nameZh,
    @Nullable String kind,
    @Nullable String frequency,
    @Nullable String aggregation,
    @Nullable String weight,
    @Nullable String collected,
    @Nullable String minutes,
    @Nullable String textEn,
    @Nullable String textZh,
    @Nullable String unitEn,
    @Nullable String unitZh,
    @Nullable String decimals,
    @Nullable String minimum,
    @Nullable String maximum,
    @Nullable String jump,
    @Nullable String validFrom,
    @Nullable String clause,
    @Nullable String dimension,
    @Nullable String dimensionValues,
    @Nullable String oneTime,
    @Nullable String reason,
    @Nullable String unlike,
    @Nullable String why) {

  static IndicatorForm empty(
      @Nullable String clause, @Nullable String oneTime, String code, LocalDate from) {
    return new IndicatorForm(
        code,
        null,
        null,
        "count",
        "quarter",
        "sum",
        null,
        "county",
        "10",
        null,
        null,
        null,
        null,
        "0",
        null,
        null,
        "100",
        from.toString(),
        clause,
        null,
        null,
        oneTime,
        null,
        null,
        null);
  }

  /// For defining anew.
  public static IndicatorForm of(Indicator.Definition text) {
    var low = text.minimum();
    var high = text.maximum();
    return new IndicatorForm(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        text.textEn(),
        text.textZh(),
        text.unitEn(),
        text.unitZh(),
        String.valueOf(text.decimals()),
        low == null ? null : low.toPlainString(),
        high == null ? null : high.toPlainString(),
        text.jumpPercent() == null ? null : String.valueOf(text.jumpPercent()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public boolean isOneTime() {
    return !Typed.blank(oneTime);
  }

  public boolean is(@Nullable String held, String option) {
    return option.equals(held);
  }

  Outcome<NewIndicator> read() {
    var theKind = Coded.find(IndicatorKind.class, kind);
    var theFrequency = Coded.find(Frequency.class, frequency);
    var theAggregation = Coded.find(Aggregation.class, aggregation);
    var from = Typed.date(validFrom);
    var theMinutes = Typed.id(minutes);
    if (theKind.isEmpty() || theFrequency.isEmpty() || theAggregation.isEmpty()) {
      return Outcome.invalid("indicators.refused.choice_unknown");
    }
    if (from.isEmpty()) {
      return Outcome.invalid("indicators.refused.date");
    }
    if (theMinutes.isEmpty() || theMinutes.get() > 960) {
      return Outcome.invalid("indicators.refused.minutes", 960);
    }
    if (isOneTime() && Typed.blank(reason)) {
      return Outcome.invalid("indicators.refused.one_time_without_reason");
    }
    return switch (definition()) {
      case Outcome.Refused<Indicator.Definition>(var why) -> Outcome.refused(why);
      case Outcome.Done<Indicator.Definition>(var definition) ->
          switch (dimensions()) {
            case Outcome.Refused<List<NewIndicator.Dimension>>(var why) -> Outcome.refused(why);
            case Outcome.Done<List<NewIndicator.Dimension>>(var dimensions) ->
                Outcome.done(
                    new NewIndicator(
                        Typed.text(code).toUpperCase(Locale.ROOT),
                        orNull(nameEn),
                        orNull(nameZh),
                        theKind.get(),
                        theFrequency.get(),
                        theAggregation.get(),
                        Typed.id(weight).orElse(null),
                        Coded.find(OrganisationKind.class, collected).orElse(null),
                        theMinutes.get().intValue(),
                        isOneTime() ? Typed.text(reason) : null,
                        Typed.id(clause).orElse(null),
                        from.get(),
                        definition,
                        dimensions));
          };
    };
  }

  Outcome<Indicator.Definition> definition() {
    var low = number(minimum);
    var high = number(maximum);
    if (low == null && !Typed.blank(minimum) || high == null && !Typed.blank(maximum)) {
      return Outcome.invalid("indicators.refused.range");
    }
    if (!Typed.text(decimals).matches("[0-6]?")) {
      return Outcome.invalid("indicators.refused.decimals");
    }
    var theJump = Typed.id(jump);
    if (theJump.isEmpty() && !Typed.blank(jump) || theJump.orElse(1L) > 1_000_000) {
      return Outcome.invalid("indicators.refused.jump");
    }
    return Outcome.done(
        new Indicator.Definition(
            1,
            orNull(textEn),
            orNull(textZh),
            orNull(unitEn),
            orNull(unitZh),
            Typed.blank(decimals) ? 0 : Integer.parseInt(Typed.text(decimals)),
            low,
            high,
            theJump.map(Long::intValue).orElse(null),
            orNull(why)));
  }

  private static @Nullable BigDecimal number(@Nullable String typed) {
    return Typed.blank(typed) ? null : Values.number(Typed.text(typed));
  }

  private Outcome<List<NewIndicator.Dimension>> dimensions() {
    var english = new ArrayList<String>();
    var chinese = new ArrayList<String>();
    for (var line : Typed.text(dimensionValues).split("\n")) {
      if (!line.isBlank()) {
        var parts = line.split("[|｜]", 2);
        english.add(parts[0].strip());
        chinese.add(parts.length == 2 && !parts[1].isBlank() ? parts[1].strip() : parts[0].strip());
      }
    }
    if (english.isEmpty()) {
      return Outcome.done(List.of());
    }
    if (english.size() > 30 || Typed.blank(dimension)) {
      return Outcome.invalid("indicators.refused.dimension", 30);
    }
    var names = Typed.text(dimension).split("[|｜]", 2);
    return Outcome.done(
        List.of(
            new NewIndicator.Dimension(
                names[0].strip(), names[names.length - 1].strip(), english, chinese)));
  }

  private static @Nullable String orNull(@Nullable String typed) {
    return Typed.blank(typed) ? null : Typed.text(typed);
  }
}
