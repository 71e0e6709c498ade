package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageView;
import org.throughline.directives.Directive;

/// One clause in one place.
///
/// @param by who decided; empty where nobody has
public record PlacePage(
    Directive directive,
    Clause clause,
    CoverageView.Place place,
    ReceiptRow row,
    String by,
    List<DirectivePage.ConveyanceRow> conveyances) {
  public PlacePage {
    conveyances = List.copyOf(conveyances);
  }
}
