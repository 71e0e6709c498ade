package org.throughline.minutes;

import org.throughline.shared.Coded;

/// What a paragraph of minutes says; everything but `TEXT` is drawn from the record.
public enum ParagraphKind implements Coded {
  TITLE,
  FACT,
  ATTENDANCE,
  HEADING,
  MATTER,
  STATEMENT,
  OUTCOME,
  DECISION,
  CLAUSE,
  TEXT;

  /// Whether it stands in an extract that gives decisions only.
  public boolean decides() {
    return switch (this) {
      case TITLE, FACT, HEADING, OUTCOME, DECISION, CLAUSE -> true;
      case ATTENDANCE, MATTER, STATEMENT, TEXT -> false;
    };
  }
}
