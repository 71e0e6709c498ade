package org.throughline.meetings;

import org.throughline.shared.Coded;

/// What a version of an agenda is: drafted by the secretary, approved by the chair, final when it
/// goes out with the notice.
public enum AgendaStage implements Coded {
  DRAFT,
  APPROVED,
  FINAL
}
