package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Receipt;

/// A receipt as lists show it.
///
/// @param organisation the body's name
/// @param via names of the bodies that sent it
/// @param counts the states that occur, in their order
public record ReceiptRow(
    Receipt receipt, String organisation, List<String> via, List<Count> counts) {
  public ReceiptRow {
    via = List.copyOf(via);
    counts = List.copyOf(counts);
  }

  public record Count(CoverageState state, int clauses) {}
}
