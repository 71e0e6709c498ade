package org.throughline.accounts.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Role;

/// @param demo who may be chosen; empty outside the demo
/// @param password the demo's one password; null outside the demo
public record SignInPage(boolean refused, List<DemoPerson> demo, @Nullable String password) {
  public record DemoPerson(
      String login, String name, String post, String organisation, Set<Role> roles) {}
}
