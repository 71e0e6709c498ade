package org.throughline.directives.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.directives.Clause;
import org.throughline.directives.ConveyanceMeans;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.shared.Mix;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param owner the name of the body that registered it
/// @param mine the receipt of the reader's body; null where it has none
/// @param receipts the first of those that the reader may see
/// @param may what the reader may do here
/// @param returning the reason typed for returning it; null where it was not refused
/// @param conveying what was typed to note a circulation
/// @param life what became of it
/// @param mix what became of it in tasks
public record DirectivePage(
    Directive directive,
    String owner,
    List<MarkedText.Piece> text,
    List<ClauseRow> clauses,
    @Nullable ReceiptRow mine,
    List<ReceiptRow> receipts,
    int receiptCount,
    List<ConveyanceRow> conveyances,
    List<Trail.Entry> trail,
    May may,
    @Nullable String returning,
    @Nullable ConveyanceForm conveying,
    DirectiveLife life,
    Mix mix)
    implements TakenAway {
  public DirectivePage {
    text = List.copyOf(text);
    clauses = List.copyOf(clauses);
    receipts = List.copyOf(receipts);
    conveyances = List.copyOf(conveyances);
    trail = List.copyOf(trail);
  }

  /// @param state how it stands in the reader's body; null where that holds no receipt
  public record ClauseRow(Clause clause, @Nullable CoverageState state) {}

  public record ConveyanceRow(long id, String organisation, ConveyanceMeans means, LocalDate on) {}

  /// @param answer acknowledge the receipt or return it
  public record May(
      boolean mark,
      boolean send,
      boolean readCoverage,
      boolean answer,
      boolean decide,
      boolean convey) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.take.clauses", clauses)
            .column("directives.coverage.clause", row -> row.clause().number())
            .column(
                "directives.kind", row -> texts.of("directives.clause_kind", row.clause().kind()))
            .column("directives.take.text", row -> row.clause().text())
            .column("directives.take.addressee", row -> row.clause().addressee())
            .column("directives.take.due", row -> row.clause().dueOn())
            .column(
                "directives.take.standing",
                row -> row.state() == null ? "" : texts.of("directives.coverage", row.state()))
            .table(),
        Trail.table(texts, trail));
  }
}
