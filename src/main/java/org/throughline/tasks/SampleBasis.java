package org.throughline.tasks;

import org.throughline.shared.Coded;

/// From where the tasks of a sample come. All are reported done, and supervised by whoever draws.
public enum SampleBasis implements Coded {
  ALL,
  DIRECTIVE,
  CLAUSE,
  DECISION_CLAUSE,
  TASK,
  /// The tasks' own themes.
  THEME,
  PROGRAMME,
  LIST
}
