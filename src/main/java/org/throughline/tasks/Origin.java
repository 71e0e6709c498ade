package org.throughline.tasks;

/// Why a task exists.
public sealed interface Origin {
  /// A directive's clause, taken up directly.
  record OfClause(long id) implements Origin {}

  record OfDecisionClause(long id) implements Origin {}

  /// Handed down from the task above.
  record OfTask(long id) implements Origin {}

  /// Nobody asked for it: the body states its own reason.
  record OwnInitiative(String reason) implements Origin {}
}
