package org.throughline.organisations;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A post with its present holder.
///
/// @param head leads its organisation: the first responsible person
/// @param holder null while it stands vacant
public record Post(
    long id,
    long organisationId,
    @Nullable String titleEn,
    @Nullable String titleZh,
    boolean head,
    Set<Role> roles,
    @Nullable Person holder) {
  public Post {
    roles = Set.copyOf(roles);
  }

  /// The same post with fewer roles; with none given, as it is.
  Post withRoles(Set<Role> some) {
    return some.isEmpty()
        ? this
        : new Post(id, organisationId, titleEn, titleZh, head, some, holder);
  }

  public String title(Language language) {
    return language.pick(titleEn, titleZh);
  }
}
