package org.throughline.directives.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.directives.Directive;
import org.throughline.directives.Receipts;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param vias names of the bodies that sent it, by id
public record ReceiptsPage(
    Directive directive,
    List<ReceiptRow> rows,
    Paging paging,
    Receipts.Filter filter,
    Map<Long, String> vias)
    implements TakenAway {
  public ReceiptsPage {
    rows = List.copyOf(rows);
    vias = Collections.unmodifiableMap(new LinkedHashMap<>(vias));
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.receipts.title", rows)
            .column("tables.id", row -> row.receipt().id())
            .column("directives.receipt.body", ReceiptRow::organisation)
            .column(
                "directives.receipt.state",
                row -> texts.of("directives.receipt_state", row.receipt().state()))
            .column("directives.take.read_at", row -> row.receipt().readAt())
            .column("directives.receipt.via", row -> String.join("; ", row.via()))
            .column(
                "directives.receipt.standing",
                row ->
                    row.counts().stream()
                        .map(each ->
                            texts.of("directives.coverage", each.state()) + " " + each.clauses())
                        .collect(Collectors.joining("; ")))
            .table());
  }
}
