package org.throughline.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.Correction;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.directives.Lineage;

/// What became of a directive, as one reader sees it.
///
/// @param pointer the record that answers instead of it, or stands in its place; null where there
///   is none or the reader may not see it
/// @param waits whether the reader's body has not looked at a correction yet
/// @param conveyable directives that the reader may say it conveys
/// @param sendings sendings of the reader's body that still go on
public record DirectiveLife(
    @Nullable Directive pointer,
    List<Row> corrections,
    boolean waits,
    List<Local> locals,
    List<Lineage.Step> lineage,
    List<Directive> conveyable,
    List<Clause> clauses,
    boolean sendings,
    May may,
    @Nullable LocalClauseForm adding) {
  public DirectiveLife {
    corrections = List.copyOf(corrections);
    locals = List.copyOf(locals);
    lineage = List.copyOf(lineage);
    conveyable = List.copyOf(conveyable);
    clauses = List.copyOf(clauses);
  }

  /// @param number of the clause; 0 for the whole directive
  /// @param by who corrected it; empty where nobody is known
  public record Row(Correction correction, int number, String by) {}

  /// @param body whose clauses these are
  public record Local(Directive record, String body, List<LocalClause> clauses) {
    public Local {
      clauses = List.copyOf(clauses);
    }
  }

  /// @param details the number of the superior's clause that it details; 0 for none
  /// @param state in the reader's body; null where that has not received it
  public record LocalClause(Clause clause, int details, @Nullable CoverageState state) {}

  /// @param edit its own facts, while nobody else has it
  /// @param end supersede or withdraw it, once somebody has
  public record May(
      boolean edit, boolean end, boolean merge, boolean link, boolean add, boolean look) {}
}
