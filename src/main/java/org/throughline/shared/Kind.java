package org.throughline.shared;

/// The kinds of record that have an address, an audit trail and a place on the line.
public enum Kind implements Coded {
  ORGANISATION,
  PERSON,
  POST,
  ACCOUNT,
  DIRECTIVE,
  CLAUSE,
  RECEIPT,
  CONVEYANCE,
  MEETING,
  AGENDA_ITEM,
  DECISION,
  DECISION_CLAUSE,
  TASK,
  REPORT,
  EVIDENCE,
  VERIFICATION,
  CLOSURE,
  READING,
  EDITION
}
