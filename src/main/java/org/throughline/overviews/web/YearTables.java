package org.throughline.overviews.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.throughline.overviews.By;
import org.throughline.overviews.Slice;
import org.throughline.overviews.YearReport;
import org.throughline.shared.Mix;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;

/// The tables of the year's summary, the same in the document and in the workbook.
final class YearTables {
  private YearTables() {}

  static List<Table> of(YearReport report, Texts texts) {
    return List.of(
        summary(report, texts),
        slices(texts.of("overviews.by.theme"), report.themes(), By.THEME, texts),
        slices(texts.of("overviews.by.programme"), report.programmes(), By.PROGRAMME, texts),
        figures(report, texts),
        done(report, texts),
        otherwise(report, texts),
        late(report, texts));
  }

  private static Table summary(YearReport report, Texts texts) {
    var rows = new ArrayList<List<Object>>();
    rows.add(List.of(texts.of("overviews.report.directives"), report.directives()));
    report
        .clauses()
        .forEach((state, count) ->
            rows.add(
                List.of(
                    texts.of("overviews.report.clauses", texts.of("directives.coverage", state)),
                    count)));
    rows.add(List.of(texts.of("overviews.report.meetings"), report.meetings()));
    report
        .decisions()
        .forEach((outcome, count) ->
            rows.add(
                List.of(
                    texts.of("overviews.report.decisions", texts.of("decisions.outcome", outcome)),
                    count)));
    var mix = report.whole();
    rows.add(List.of(texts.of("overviews.report.tasks"), mix.all()));
    rows.add(List.of(texts.of("overviews.excluded"), mix.excludedInAll()));
    rows.add(List.of(texts.of("overviews.denominator"), mix.denominator()));
    rows.add(List.of(texts.of("overviews.accepted"), mix.numerator()));
    for (var level : List.of("confirmed", "checked", "documented", "claimed")) {
      rows.add(
          List.of(
              texts.of("overviews.report.level", texts.of("tasks.level." + level)), mix.at(level)));
    }
    rows.add(List.of(texts.of("overviews.reported"), mix.reported()));
    rows.add(List.of(texts.of("overviews.late"), mix.late()));
    return new Table(
        texts.of("overviews.report.summary"),
        List.of(texts.of("overviews.report.what"), texts.of("overviews.report.number")),
        rows);
  }

  static Table slices(String title, List<Slice> slices, By by, Texts texts) {
    return new Table(
        title,
        List.of(
            texts.of("overviews.by." + by.code()),
            texts.of("overviews.denominator"),
            texts.of("overviews.accepted"),
            texts.of("overviews.share_percent"),
            texts.of("overviews.reported"),
            texts.of("overviews.late")),
        slices.stream()
            .map(slice -> {
              Mix mix = slice.mix();
              return List.<Object>of(
                  slice.key().isEmpty()
                      ? texts.of("overviews.without." + by.code())
                      : slice.label(),
                  mix.denominator(),
                  mix.numerator(),
                  mix.percent(),
                  mix.reported(),
                  mix.late());
            })
            .toList());
  }

  private static Table figures(YearReport report, Texts texts) {
    return new Table(
        texts.of("overviews.report.figures"),
        heads(texts, "indicator", "period", "value", "unit", "state", "target"),
        report.figures().stream()
            .map(each ->
                List.<Object>of(
                    each.title(),
                    each.lead(),
                    each.indicator().name(texts.language()),
                    YearFigureWords.period(each, texts),
                    YearFigureWords.value(each, texts),
                    YearFigureWords.unit(each, texts),
                    YearFigureWords.state(each, texts),
                    YearFigureWords.target(each, texts)))
            .toList());
  }

  private static Table done(YearReport report, Texts texts) {
    return new Table(
        texts.of("overviews.report.done"),
        heads(texts, "closed", "level", "note"),
        report.done().stream()
            .map(each ->
                List.<Object>of(
                    each.title(),
                    each.lead(),
                    each.closed(),
                    each.level() == null ? "" : texts.of("tasks.level." + each.level()),
                    Objects.requireNonNullElse(each.note(), "")))
            .toList());
  }

  private static Table otherwise(YearReport report, Texts texts) {
    return new Table(
        texts.of("overviews.report.otherwise"),
        heads(texts, "ended", "how", "reason"),
        report.otherwise().stream()
            .map(each ->
                List.<Object>of(
                    each.title(),
                    each.lead(),
                    each.ended(),
                    texts.of("tasks.state", each.state()),
                    each.reason()))
            .toList());
  }

  private static Table late(YearReport report, Texts texts) {
    return new Table(
        texts.of("overviews.report.late"),
        heads(texts, "deadline", "days", "words"),
        report.late().stream()
            .map(each ->
                List.of(
                    each.title(),
                    each.lead(),
                    Objects.requireNonNullElse((Object) each.deadline(), ""),
                    each.days(),
                    Objects.requireNonNullElse(each.words(), "")))
            .toList());
  }

  private static List<String> heads(Texts texts, String... others) {
    var heads = new ArrayList<String>();
    heads.add(texts.of("overviews.column.task"));
    heads.add(texts.of("overviews.column.lead"));
    for (var other : others) {
      heads.add(texts.of("overviews.column." + other));
    }
    return heads;
  }
}
