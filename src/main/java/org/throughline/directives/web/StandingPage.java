package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;

/// The bodies that a count of the matrix counts.
///
/// @param under the body looked at
public record StandingPage(
    Directive directive,
    Clause clause,
    CoverageState state,
    CoveragePage.Step under,
    List<Body> bodies,
    Paging paging) {
  public StandingPage {
    bodies = List.copyOf(bodies);
  }

  /// @param above the name of the body above it; empty for the topmost
  public record Body(long id, String name, String above) {}
}
