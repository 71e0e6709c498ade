package org.throughline.indicators.web;

import org.jspecify.annotations.Nullable;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Period;
import org.throughline.shared.Refusal;

/// One line of a table in which figures are typed.
///
/// @param key the end of its fields' names: series and period
/// @param before the figure of the period before; null if none is held
/// @param held what is held for this one; null if nothing is
/// @param fault why what was typed was not saved; null if it was, or nothing was typed
/// @param insisted why it is asked again after it was declined; null if it is not
public record EntryRow(
    String key,
    Indicator indicator,
    long seriesId,
    Period period,
    @Nullable Figure before,
    @Nullable Figure held,
    String value,
    String remark,
    String declined,
    String reason,
    @Nullable Refusal fault,
    @Nullable String insisted) {

  static String key(long seriesId, Period period) {
    return seriesId + "." + period.code();
  }

  /// A final figure is shown, not typed over.
  public boolean open() {
    var there = held;
    return there == null || there.state() == org.throughline.indicators.FigureState.PROVISIONAL;
  }
}
