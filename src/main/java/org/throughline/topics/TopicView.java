package org.throughline.topics;

import org.throughline.shared.Coded;

/// Which topics a list shows: what one's own organisation brings, or what is brought to those whose
/// meetings one prepares.
public enum TopicView implements Coded {
  OURS,
  BROUGHT,
  DONE
}
