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

  public String title(Language language) {
    return language.pick(titleEn, titleZh);
  }
}
