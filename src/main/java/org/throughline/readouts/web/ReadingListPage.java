package org.throughline.readouts.web;

import java.util.List;
import org.throughline.readouts.Readings.Listed;

/// @param number of the page shown, from 1
public record ReadingListPage(List<Listed> rows, int number, int pages, int total) {
  public ReadingListPage {
    rows = List.copyOf(rows);
  }
}
