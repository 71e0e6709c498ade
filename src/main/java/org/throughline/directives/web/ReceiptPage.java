package org.throughline.directives.web;

import java.util.List;
import org.throughline.audit.Trail;
import org.throughline.directives.Directive;

/// @param directive one that the reader sees
/// @param mine of the reader's own body
public record ReceiptPage(
    ReceiptRow row,
    Directive directive,
    String acknowledgedBy,
    boolean mine,
    boolean mayReadCoverage,
    List<DirectivePage.ConveyanceRow> conveyances,
    List<Trail.Entry> trail) {
  public ReceiptPage {
    conveyances = List.copyOf(conveyances);
    trail = List.copyOf(trail);
  }
}
