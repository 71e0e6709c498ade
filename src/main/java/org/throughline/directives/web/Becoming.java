package org.throughline.directives.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.directives.FollowThrough;
import org.throughline.organisations.Actor;
import org.throughline.shared.Mix;
import org.throughline.shared.Ref;

/// Asks downstream what became of a directive or a clause.
@Component
class Becoming {
  private final ObjectProvider<FollowThrough> sources;

  Becoming(ObjectProvider<FollowThrough> sources) {
    this.sources = sources;
  }

  Mix of(Ref ref, Actor actor) {
    return sources.stream()
        .flatMap(each -> each.mixOf(List.of(ref), actor).values().stream())
        .findFirst()
        .orElse(Mix.NONE);
  }
}
