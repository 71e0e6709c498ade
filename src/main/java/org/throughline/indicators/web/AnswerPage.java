package org.throughline.indicators.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.indicators.DataRequest;

/// @param body the name of the body that answers
/// @param spared fields of the request that this body was not asked for
/// @param units of the body, to pass it on to; empty where the reader may not
/// @param unitId the unit it was passed to
public record AnswerPage(
    DataRequest request,
    String asker,
    String body,
    List<EntryRow> rows,
    int spared,
    int saved,
    int faults,
    boolean maySettle,
    List<RequestFormPage.Choice> units,
    @Nullable Long unitId,
    boolean late,
    String minutes) {
  public AnswerPage {
    rows = List.copyOf(rows);
    units = List.copyOf(units);
  }
}
