package org.throughline.readouts.web;

import java.util.List;
import org.throughline.readouts.Readings.Listed;

/// @param number of the page shown, from 1
public record ReadingListPage(List<Row> rows, int number, int pages, int total) {

  public record Row(Listed listed, String status) {}
}
