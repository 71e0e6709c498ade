package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Directive;

public record ReceiptsPage(Directive directive, List<ReceiptRow> rows, Paging paging) {
  public ReceiptsPage {
    rows = List.copyOf(rows);
  }
}
