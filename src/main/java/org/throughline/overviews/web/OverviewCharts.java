package org.throughline.overviews.web;

import java.util.List;
import org.throughline.overviews.By;
import org.throughline.overviews.Charts;
import org.throughline.overviews.Slice;
import org.throughline.shared.web.Texts;

/// What the overview's chart shows of each part.
final class OverviewCharts {
  /// More bars than this cannot be told apart; the table has them all.
  static final int MOST = 40;

  private OverviewCharts() {}

  static List<Charts.Series> series(Texts texts) {
    return List.of(
        new Charts.Series(texts.of("overviews.accepted"), 0x2f6f4f),
        new Charts.Series(texts.of("overviews.reported"), 0x6f9fc8),
        new Charts.Series(texts.of("overviews.open"), 0xb8bfc9),
        new Charts.Series(texts.of("overviews.late"), 0xc2452d));
  }

  static Charts.Row row(Slice slice, Texts texts, By by) {
    var mix = slice.mix();
    return new Charts.Row(
        slice.key().isEmpty() ? texts.of("overviews.without." + by.code()) : slice.label(),
        List.of(mix.numerator(), mix.reported(), mix.open() - mix.late(), mix.late()));
  }
}
