package org.throughline.minutes;

import org.throughline.shared.Coded;

/// On what minutes were approved: by the chair's own hand, after those present had been asked, or
/// at a later meeting.
public enum Basis implements Coded {
  HAND,
  CIRCULATION,
  MEETING
}
