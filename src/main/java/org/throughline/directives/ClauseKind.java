package org.throughline.directives;

import org.throughline.shared.Coded;

public enum ClauseKind implements Coded {
  REQUIREMENT,
  TARGET,
  GUIDELINE,
  ASSESSMENT,
  INFORMATION
}
