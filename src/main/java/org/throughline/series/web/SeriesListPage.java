package org.throughline.series.web;

import java.util.List;
import org.throughline.series.MeetingSeries;

public record SeriesListPage(List<Row> series, boolean mayBegin) {
  public record Row(MeetingSeries series, String organisation) {}
}
