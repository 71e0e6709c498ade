package org.throughline.directives;

import java.util.Collection;
import java.util.Map;
import org.throughline.organisations.Actor;
import org.throughline.shared.Mix;
import org.throughline.shared.Ref;

/// What became of directives and clauses in tasks, implemented by whoever keeps those.
public interface FollowThrough {

  /// Over the tasks that came of each directive or clause, subtasks left out, as far as this actor
  /// may see them. One without any is missing from the map.
  Map<Ref, Mix> mixOf(Collection<Ref> directivesAndClauses, Actor actor);
}
