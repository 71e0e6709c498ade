package org.throughline.overviews.web;

import org.throughline.indicators.Written;
import org.throughline.overviews.YearReport.Measured;
import org.throughline.shared.web.Texts;

/// How a year's figures are written, the same on the page, in the document and in the workbook.
public final class YearFigureWords {
  private YearFigureWords() {}

  public static String period(Measured each, Texts texts) {
    var period = each.period();
    return period == null ? "" : Written.period(texts, period);
  }

  /// Without the unit.
  public static String value(Measured each, Texts texts) {
    var held = each.held();
    var computed = each.computed();
    return held != null
        ? Written.value(texts, each.indicator(), held.value(), held.words())
        : computed != null
            ? Written.value(texts, each.indicator(), computed.value(), null)
            : texts.of("tasks.figures.missing");
  }

  public static String unit(Measured each, Texts texts) {
    return Written.unit(texts, each.indicator());
  }

  public static String state(Measured each, Texts texts) {
    var held = each.held();
    var computed = each.computed();
    return held != null
        ? texts.of("indicators.figure_state", held.state())
        : computed != null
            ? texts.of("tasks.figures.computed", computed.reported(), computed.expected())
            : "";
  }

  /// With the period that it is set for.
  public static String target(Measured each, Texts texts) {
    var target = each.target();
    return target == null
        ? ""
        : texts.of(
            "overviews.report.target",
            Written.value(texts, each.indicator(), target.value(), null),
            Written.period(texts, target.period()));
  }
}
