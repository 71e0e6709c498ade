package org.throughline.shared.web;

import org.throughline.shared.Kind;

/// The drawn mark of each kind of record (`marks.svg`), and the status class of each state key.
public final class Marks {
  private Marks() {}

  /// The symbol's id in `marks.svg`.
  public static String of(Kind kind) {
    return switch (kind) {
      case DIRECTIVE -> "directive";
      case CLAUSE -> "clause";
      case RECEIPT, CONVEYANCE -> "receipt";
      case MEETING, SERIES, INVITATION -> "meeting";
      case AGENDA_ITEM, TOPIC, WAITING_ITEM -> "item";
      case DECISION, DECISION_CLAUSE -> "decision";
      case TASK, PROGRAMME, RECURRENCE -> "task";
      case INDICATOR, FIGURE -> "indicator";
      case DATA_REQUEST -> "request";
      case REPORT, READING, IMPORT, PAPER, MINUTES -> "report";
      case EVIDENCE -> "evidence";
      case VERIFICATION, SAMPLE -> "verification";
      case CLOSURE -> "closure";
      case EDITION -> "publication";
      case ORGANISATION -> "organisation";
      case PERSON, POST, ACCOUNT, HANDOVER, VIEW -> "person";
    };
  }

  /// `tasks.state.in_progress` has the class `status--in-progress`.
  public static String status(String key) {
    return "status--" + key.substring(key.lastIndexOf('.') + 1).replace('_', '-');
  }
}
