package org.throughline.decisions;

import org.throughline.shared.Coded;

/// What became of an item at the meeting.
public enum DecisionOutcome implements Coded {
  ADOPTED,
  ADOPTED_AS_AMENDED,
  NOTED,
  DEFERRED,
  REFERRED,
  RETURNED,
  REJECTED,
  WITHDRAWN
}
