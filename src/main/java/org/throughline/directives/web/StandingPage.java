package org.throughline.directives.web;

import java.util.List;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directive;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// The bodies that a count of the matrix counts.
///
/// @param under the body looked at
public record StandingPage(
    Directive directive,
    Clause clause,
    CoverageState state,
    CoveragePage.Step under,
    List<Body> bodies,
    Paging paging)
    implements TakenAway {
  public StandingPage {
    bodies = List.copyOf(bodies);
  }

  /// @param above the name of the body above it; empty for the topmost
  public record Body(long id, String name, String above) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "directives.coverage.counts", bodies)
            .column("tables.id", Body::id)
            .column("directives.standing.body", Body::name)
            .column("directives.standing.above", Body::above)
            .table());
  }
}
