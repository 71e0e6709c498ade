package org.throughline.imports;

import org.throughline.shared.Coded;

/// A column of a table to be brought in. Its head is the code, or its name in either language.
public enum ImportColumn implements Coded {
  /// Of what exists already; empty for what is new.
  ID,
  KIND,
  NAME_EN,
  NAME_ZH,
  /// An organisation, by id or by name.
  PARENT,
  FUNCTIONAL_PARENT,
  ORGANISATION,
  POST_EN,
  POST_ZH,
  /// Whether the post leads its organisation: yes or no.
  HEAD,
  /// Codes of roles, divided by spaces.
  ROLES,
  TITLE,
  TEXT,
  LEAD,
  DEADLINE,
  REVIEW_ON,
  /// The id of the clause that a task carries out.
  CLAUSE,
  /// Why a task is done on one's own initiative, where it carries out no clause.
  REASON
}
