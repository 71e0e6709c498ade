package org.throughline.organisations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One shape for the page's three forms: a part, a post, an appointment.
///
/// @param person the id of a known person, or empty for a new one by name
public record OrganisationForm(
    @Nullable String kind,
    @Nullable String nameEn,
    @Nullable String nameZh,
    @Nullable List<String> roles,
    @Nullable String head,
    @Nullable String person) {
  private static final int LONGEST_NAME = 200;

  static final OrganisationForm EMPTY = new OrganisationForm(null, null, null, null, null, null);

  public boolean hasRole(String role) {
    return roles != null && roles.contains(role);
  }

  @Nullable String english() {
    return trimmed(nameEn);
  }

  @Nullable String chinese() {
    return trimmed(nameZh);
  }

  /// No name in either language, or one too long.
  boolean misnamed() {
    var english = english();
    var chinese = chinese();
    return (english == null && chinese == null) || tooLong(english) || tooLong(chinese);
  }

  private static boolean tooLong(@Nullable String name) {
    return name != null && name.length() > LONGEST_NAME;
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
