package org.throughline.topics;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A topic came into a state: the first time as a draft.
public record TopicMoved(Ref about, Who by, TopicState to, @Nullable String detail)
    implements Happened {
  @Override
  public String action() {
    return "topic." + to.code();
  }
}
