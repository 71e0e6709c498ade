package org.throughline.desks;

import java.util.List;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// What one module has waiting for a post: only what this very actor can do something about.
public interface DeskSource {

  /// In the order in which it should be done; at most [#LIMIT] for each group.
  List<Waiting> waiting(Actor actor, Language language);

  int LIMIT = 20;
}
