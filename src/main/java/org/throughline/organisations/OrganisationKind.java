package org.throughline.organisations;

import org.throughline.shared.Coded;

public enum OrganisationKind implements Coded {
  PROVINCE,
  CITY,
  COUNTY,
  TOWNSHIP,
  BODY,
  COMMITTEE,
  COMMISSION,
  OFFICE,
  DEPARTMENT,
  ENTERPRISE;

  /// A body stands in the territorial line; everything else belongs to one.
  public boolean isBody() {
    return switch (this) {
      case PROVINCE, CITY, COUNTY, TOWNSHIP, BODY -> true;
      case COMMITTEE, COMMISSION, OFFICE, DEPARTMENT, ENTERPRISE -> false;
    };
  }
}
