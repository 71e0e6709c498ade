package org.throughline.organisations;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who acts from a post while its holder is away.
///
/// @param roles of the post's; empty for all of them
/// @param to the last day, inclusive
/// @param endedOn the day on which it was ended before its last; null otherwise
public record Substitution(
    long id,
    long postId,
    Person holder,
    Person person,
    Set<Role> roles,
    LocalDate from,
    LocalDate to,
    @Nullable LocalDate endedOn) {
  public Substitution {
    roles = Set.copyOf(roles);
  }

  /// A message key's end: `coming`, `now`, `over`.
  public String standing(LocalDate today) {
    if (endedOn != null || to.isBefore(today)) {
      return "over";
    }
    return from.isAfter(today) ? "coming" : "now";
  }
}
