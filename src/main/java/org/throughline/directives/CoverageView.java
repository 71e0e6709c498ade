package org.throughline.directives;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Coverage as a superior reads it.
public final class CoverageView {
  private CoverageView() {}

  /// One body of the matrix and what lies beneath it.
  ///
  /// @param states clause by clause; empty where the body itself has no receipt
  /// @param bodies how many with a receipt, itself and beneath
  /// @param totals over all of them and all clauses, from the receipts' own counters
  public record Column(
      long organisationId,
      List<CoverageState> states,
      int bodies,
      Map<CoverageState, Integer> totals) {
    public Column {
      states = List.copyOf(states);
      totals = Map.copyOf(totals);
    }
  }

  /// @param columns the body looked at, then its children, one page of them
  /// @param children how many children there are in all
  /// @param clauses for each clause, how many bodies stand in each state, at any depth
  /// @param bodies how many bodies have a receipt, at any depth
  public record Matrix(
      List<Column> columns, int children, List<Map<CoverageState, Integer>> clauses, int bodies) {
    public Matrix {
      columns = List.copyOf(columns);
      clauses = List.copyOf(clauses);
    }
  }

  /// What one body said about one clause.
  ///
  /// @param reason null where none was given
  /// @param at null where nobody has decided
  /// @param personId who decided
  public record Place(
      Receipt receipt,
      CoverageState state,
      @Nullable String reason,
      @Nullable Instant at,
      @Nullable Long personId) {}
}
