package org.throughline.postgres;

/// How to reach a database, embedded or an operator's own, and as whom.
///
/// @param ownerUser owns the schemas and changes them; used by migrations alone
/// @param appUser changes rows; used for everything else
public record DatabaseSettings(
    String jdbcUrl, String ownerUser, String ownerPassword, String appUser, String appPassword) {

  @Override
  public String toString() {
    return "DatabaseSettings[%s, %s, %s]".formatted(jdbcUrl, ownerUser, appUser);
  }
}
