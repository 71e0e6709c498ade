package org.throughline.invitations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.invitations.Subscription;

/// @param made the address just made, shown this once; null otherwise
public record CalendarsPage(
    List<Subscription> own, List<Choice> organisations, @Nullable String made) {
  public CalendarsPage {
    own = List.copyOf(own);
    organisations = List.copyOf(organisations);
  }

  public record Choice(long id, String name) {}

  /// For programs that open calendars by this scheme.
  public @Nullable String webcal() {
    return made == null ? null : made.replaceFirst("^https?:", "webcal:");
  }
}
