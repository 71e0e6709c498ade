package org.throughline.desks;

import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;

/// Handovers that wait to be signed by who leaves, or taken over by who comes.
@Component
class HandoverDesk implements DeskSource {
  private final HandoverQueries queries;
  private final Posts posts;

  HandoverDesk(HandoverQueries queries, Posts posts) {
    this.queries = queries;
    this.posts = posts;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    return queries.waiting(actor, language).stream()
        .limit(LIMIT)
        .map(handover -> {
          var sign = handover.outgoing().id() == actor.personId();
          return new Waiting(
              sign ? "desks.desk.sign" : "desks.desk.take",
              handover.ref(),
              posts.get(handover.postId()).title(language),
              "/handovers/" + handover.id(),
              handover.outgoing().name(language),
              null,
              null,
              sign ? "desks.desk.sign.do" : "desks.desk.take.do");
        })
        .toList();
  }
}
