package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Directive;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param kind the code filtered by; empty for all
/// @param words searched for
public record DirectiveListPage(
    List<Row> rows,
    String kind,
    String words,
    Paging paging,
    boolean mayRegister,
    boolean mayReadLate)
    implements TakenAway {
  public DirectiveListPage {
    rows = List.copyOf(rows);
  }

  /// @param owner the name of the body that registered it
  public record Row(Directive directive, String owner) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.list.title", rows)
            .column("tables.id", row -> row.directive().id())
            .column("tables.title", row -> row.directive().title())
            .column("directives.issuer", row -> row.directive().issuer())
            .column("directives.number", row -> row.directive().number())
            .column("directives.kind", row -> texts.of("directives.kind", row.directive().kind()))
            .column("directives.dated", row -> row.directive().dated())
            .column("directives.owner", Row::owner)
            .table());
  }
}
