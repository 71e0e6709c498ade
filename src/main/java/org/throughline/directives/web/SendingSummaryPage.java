package org.throughline.directives.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.Chain;
import org.throughline.directives.Directive;
import org.throughline.directives.ReceiptState;
import org.throughline.directives.SendingPreview.Counts;
import org.throughline.organisations.AddresseeForm;
import org.throughline.organisations.OrganisationKind;

/// What sending would do, before it is done.
///
/// @param rows one page of the bodies chosen
/// @param form what was chosen, to send again with the form
/// @param chain the latest day of each level for the clause that is due first; null without any
/// @param localClauses how many clauses of the sender's own would go along
public record SendingSummaryPage(
    Directive directive,
    Counts all,
    Map<OrganisationKind, Counts> byKind,
    int clauses,
    List<Row> rows,
    Paging paging,
    AddresseeForm form,
    @Nullable Chain chain,
    int localClauses) {
  public SendingSummaryPage {
    byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
    rows = List.copyOf(rows);
  }

  /// @param state of the receipt it has; null where it has none
  /// @param via names of the bodies that sent it so far
  public record Row(String name, OrganisationKind kind, @Nullable ReceiptState state, String via) {}
}
