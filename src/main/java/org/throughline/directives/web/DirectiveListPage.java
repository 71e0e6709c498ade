package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Directive;

/// @param kind the code filtered by; empty for all
/// @param words searched for
public record DirectiveListPage(
    List<Row> rows,
    String kind,
    String words,
    Paging paging,
    boolean mayRegister,
    boolean mayReadLate) {
  public DirectiveListPage {
    rows = List.copyOf(rows);
  }

  /// @param owner the name of the body that registered it
  public record Row(Directive directive, String owner) {}
}
