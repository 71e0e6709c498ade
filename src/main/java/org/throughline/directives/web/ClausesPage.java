package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;

/// @param open whether marked clauses may still be corrected or removed
/// @param detailable clauses of superiors' directives that one of these may detail
public record ClausesPage(
    Directive directive,
    List<MarkedText.Piece> text,
    List<Clause> clauses,
    boolean open,
    List<Clause> detailable,
    ClauseForm form) {
  public ClausesPage {
    text = List.copyOf(text);
    clauses = List.copyOf(clauses);
    detailable = List.copyOf(detailable);
  }
}
