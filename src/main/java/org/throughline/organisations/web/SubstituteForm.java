package org.throughline.organisations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param roles codes; none for all of the post's
public record SubstituteForm(
    @Nullable String person,
    @Nullable String from,
    @Nullable String to,
    @Nullable List<String> roles) {
  static final SubstituteForm EMPTY = new SubstituteForm(null, null, null, null);

  public boolean hasRole(String code) {
    return roles != null && roles.contains(code);
  }
}
