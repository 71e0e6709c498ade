package org.throughline.indicators.web;

import java.util.List;
import org.throughline.indicators.DueFigures;
import org.throughline.indicators.Period;

/// @param body the name of the body whose figures they are
/// @param periods to choose from, latest first
/// @param saved how many were just saved; 0 before the first
/// @param maySettle whether the reader can make them final
public record EntryPage(
    Period period,
    String body,
    List<Period> periods,
    List<DueFigures.Due> due,
    List<EntryRow> rows,
    int saved,
    int faults,
    boolean maySettle) {
  public EntryPage {
    periods = List.copyOf(periods);
    due = List.copyOf(due);
    rows = List.copyOf(rows);
  }
}
