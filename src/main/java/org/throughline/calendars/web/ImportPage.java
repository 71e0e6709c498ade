package org.throughline.calendars.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.DayRow;
import org.throughline.organisations.Organisation;

/// @param own whether the body keeps a calendar to import into
/// @param rows null before a file was chosen
/// @param fresh how many would be entered
/// @param csv those, for the second step
public record ImportPage(
    Organisation body, boolean own, @Nullable List<DayRow> rows, int fresh, String csv) {
  public long faulty() {
    return rows == null ? 0 : rows.stream().filter(row -> row.fault() != null).count();
  }

  public long there() {
    return rows == null ? 0 : rows.stream().filter(DayRow::there).count();
  }
}
