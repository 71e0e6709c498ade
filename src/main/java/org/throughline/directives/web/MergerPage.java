package org.throughline.directives.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;
import org.throughline.directives.Merging;

/// @param goes the record that is merged away
/// @param plan null until the other record is chosen
/// @param from clauses of the record that goes
/// @param to clauses of the record that stays
/// @param bodies names of those that decided differently
/// @param kept what was chosen so far
public record MergerPage(
    Directive goes,
    List<Offer> offers,
    Merging.@Nullable Plan plan,
    List<Clause> from,
    List<Clause> to,
    Map<Long, String> bodies,
    Map<Merging.Choice, Boolean> kept) {
  public MergerPage {
    offers = List.copyOf(offers);
    from = List.copyOf(from);
    to = List.copyOf(to);
    bodies = Map.copyOf(bodies);
    kept = Map.copyOf(kept);
  }

  /// @param body that registered it
  public record Offer(Directive directive, String body) {}

  public @Nullable Boolean kept(Merging.Disagreement each) {
    return kept.get(new Merging.Choice(each.clauseId(), each.organisationId()));
  }
}
