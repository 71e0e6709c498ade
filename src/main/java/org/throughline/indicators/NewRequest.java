package org.throughline.indicators;

import java.time.LocalDate;
import java.util.List;
import org.throughline.organisations.Addressees;

/// @param fields each a series and a period, in the order in which they are shown
public record NewRequest(
    String title, String purpose, LocalDate dueOn, List<Field> fields, Addressees addressees) {
  public NewRequest {
    fields = List.copyOf(fields);
  }

  public record Field(long seriesId, Period period) {}
}
