package org.throughline.minutes;

import org.throughline.organisations.Permission;
import org.throughline.shared.Coded;

/// The two who sign minutes: who answers for the meeting, and who answers for its record.
public enum SigningPlace implements Coded {
  PRESIDING(Permission.MINUTES_APPROVE),
  RECORDING(Permission.MEETING_PREPARE);

  private final Permission permission;

  SigningPlace(Permission permission) {
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
