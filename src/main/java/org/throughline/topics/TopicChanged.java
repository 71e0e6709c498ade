package org.throughline.topics;

import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// A topic was rewritten by those who bring it.
public record TopicChanged(Ref about, Who by) implements Happened {
  @Override
  public String action() {
    return "topic.changed";
  }
}
