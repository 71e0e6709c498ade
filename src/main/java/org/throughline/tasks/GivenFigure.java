package org.throughline.tasks;

/// A figure typed into a report.
///
/// @param period as [org.throughline.indicators.Period#find] reads it
/// @param value as typed; blank where it is not known yet
/// @param remark why it jumped; blank for none
public record GivenFigure(long seriesId, String period, String value, String remark) {
  public String key() {
    return key(seriesId, period);
  }

  public static String key(long seriesId, String period) {
    return seriesId + "." + period;
  }
}
