package org.throughline.directives;

import org.throughline.shared.Coded;

public enum DirectiveKind implements Coded {
  SPEECH,
  INSTRUCTION,
  CONFERENCE,
  PLENARY,
  INSPECTION_REMARKS,
  REGULATION,
  PLAN,
  DOCUMENT,
  OWN_DECISION
}
