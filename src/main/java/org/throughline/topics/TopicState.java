package org.throughline.topics;

import org.throughline.shared.Coded;

/// [TopicStep] says which follows which.
public enum TopicState implements Coded {
  DRAFT,
  SUBMITTED,
  IN_TREATMENT,
  SENT_BACK,
  RESUBMITTED,
  ACCEPTED,
  REFUSED,
  WITHDRAWN;

  /// While whoever brings it has it, and may write in it.
  public boolean writable() {
    return this == DRAFT || this == SENT_BACK;
  }

  public boolean ended() {
    return this == ACCEPTED || this == REFUSED || this == WITHDRAWN;
  }
}
