package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.Corrections;
import org.throughline.directives.Directive;

/// @param clause null where the whole directive is superseded or withdrawn
/// @param preview what would be reopened
/// @param words how the clause is to read
/// @param clauses that may stand in its place
/// @param directives that may stand in the directive's place
public record CorrectionPage(
    Directive directive,
    @Nullable Clause clause,
    Corrections.Preview preview,
    CorrectionForm form,
    ClauseForm words,
    List<Clause> clauses,
    List<Directive> directives) {
  public CorrectionPage {
    clauses = List.copyOf(clauses);
    directives = List.copyOf(directives);
  }
}
