package org.throughline.directives.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.directives.Directive;
import org.throughline.directives.Receipts;

/// @param vias names of the bodies that sent it, by id
public record ReceiptsPage(
    Directive directive,
    List<ReceiptRow> rows,
    Paging paging,
    Receipts.Filter filter,
    Map<Long, String> vias) {
  public ReceiptsPage {
    rows = List.copyOf(rows);
    vias = Collections.unmodifiableMap(new LinkedHashMap<>(vias));
  }
}
