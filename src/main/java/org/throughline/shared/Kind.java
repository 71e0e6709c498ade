package org.throughline.shared;

/// The kinds of record that have an address, an audit trail and a place on the line, in the order
/// in which they stand on it from top to bottom.
public enum Kind implements Coded {
  ORGANISATION,
  PERSON,
  POST,
  ACCOUNT,
  HANDOVER,
  READING,
  IMPORT,
  DIRECTIVE,
  CLAUSE,
  RECEIPT,
  CONVEYANCE,
  TOPIC,
  WAITING_ITEM,
  SERIES,
  MEETING,
  AGENDA_ITEM,
  PAPER,
  INVITATION,
  DECISION,
  DECISION_CLAUSE,
  MINUTES,
  PROGRAMME,
  RECURRENCE,
  INDICATOR,
  DATA_REQUEST,
  FIGURE,
  TASK,
  REPORT,
  EVIDENCE,
  VERIFICATION,
  SAMPLE,
  CLOSURE,
  EDITION
}
