package org.throughline.overviews;

import org.throughline.shared.Coded;

/// One hand-off on the way from the directive to its closure, in order.
public enum Hop implements Coded {
  SENT_ACKNOWLEDGED,
  SENT_CONVEYED,
  SENT_DECIDED,
  ISSUED_ACCEPTED,
  ACCEPTED_REPORTED,
  REPORTED_VERIFIED,
  VERIFIED_CLOSED
}
