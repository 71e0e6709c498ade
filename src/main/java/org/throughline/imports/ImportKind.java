package org.throughline.imports;

import static org.throughline.imports.ImportColumn.CLAUSE;
import static org.throughline.imports.ImportColumn.DEADLINE;
import static org.throughline.imports.ImportColumn.FUNCTIONAL_PARENT;
import static org.throughline.imports.ImportColumn.HEAD;
import static org.throughline.imports.ImportColumn.ID;
import static org.throughline.imports.ImportColumn.KIND;
import static org.throughline.imports.ImportColumn.LEAD;
import static org.throughline.imports.ImportColumn.NAME_EN;
import static org.throughline.imports.ImportColumn.NAME_ZH;
import static org.throughline.imports.ImportColumn.ORGANISATION;
import static org.throughline.imports.ImportColumn.PARENT;
import static org.throughline.imports.ImportColumn.POST_EN;
import static org.throughline.imports.ImportColumn.POST_ZH;
import static org.throughline.imports.ImportColumn.REASON;
import static org.throughline.imports.ImportColumn.REVIEW_ON;
import static org.throughline.imports.ImportColumn.ROLES;
import static org.throughline.imports.ImportColumn.TEXT;
import static org.throughline.imports.ImportColumn.TITLE;

import java.util.List;
import org.throughline.organisations.Permission;
import org.throughline.shared.Coded;

/// What a table may hold, with its columns in the order in which an export has them.
public enum ImportKind implements Coded {
  ORGANISATIONS(
      Permission.ORGANISATION_ADMINISTER, ID, KIND, NAME_EN, NAME_ZH, PARENT, FUNCTIONAL_PARENT),
  PEOPLE(
      Permission.ORGANISATION_ADMINISTER,
      ID,
      ORGANISATION,
      POST_EN,
      POST_ZH,
      HEAD,
      ROLES,
      NAME_EN,
      NAME_ZH),
  TASKS(Permission.TASK_ISSUE, ID, TITLE, TEXT, LEAD, DEADLINE, REVIEW_ON, CLAUSE, REASON);

  private final Permission permission;
  private final List<ImportColumn> columns;

  ImportKind(Permission permission, ImportColumn... columns) {
    this.permission = permission;
    this.columns = List.of(columns);
  }

  public Permission permission() {
    return permission;
  }

  public List<ImportColumn> columns() {
    return columns;
  }
}
