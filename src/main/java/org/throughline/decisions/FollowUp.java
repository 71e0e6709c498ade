package org.throughline.decisions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.throughline.lines.Card;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// What was set going for clauses and decision clauses; implemented by whoever does.
public interface FollowUp {

  /// Those that the actor's body issued for each, as far as this actor may see them. A clause
  /// without any is missing from the map.
  Map<Ref, List<Card>> tasksFor(
      Collection<Ref> clausesAndDecisionClauses, Actor actor, Language language);
}
