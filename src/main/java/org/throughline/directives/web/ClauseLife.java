package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;

/// What became of a clause, as one reader sees it.
///
/// @param corrections newest first, those of the whole directive left out
/// @param stood how it stood in the reader's body before a correction that the body has not looked
///   at; null where there is none
/// @param pointer the clause that stands in its place, or the same one in the record that answers
/// @param details the superior's clause that it details
/// @param detailing clauses that detail it for their places
/// @param mayCorrect openly, because another body has it
/// @param detailable what it may detail, for the form
public record ClauseLife(
    List<DirectiveLife.Row> corrections,
    @Nullable CoverageState stood,
    @Nullable Placed pointer,
    @Nullable Placed details,
    List<Placed> detailing,
    boolean mayCorrect,
    List<Clause> detailable) {
  public ClauseLife {
    corrections = List.copyOf(corrections);
    detailing = List.copyOf(detailing);
    detailable = List.copyOf(detailable);
  }

  /// A clause of another directive.
  ///
  /// @param body the name of the body that registered it
  public record Placed(Clause clause, Directive directive, String body) {}
}
