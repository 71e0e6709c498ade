package org.throughline.organisations;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

/// A body, or a committee, office or department in one.
///
/// @param bodyId its own id where it is itself a body
/// @param first preorder number; its subtree is `first..last`
public record Organisation(
    long id,
    @Nullable Long parentId,
    long bodyId,
    OrganisationKind kind,
    @Nullable String nameEn,
    @Nullable String nameZh,
    long first,
    long last,
    int depth) {

  public String name(Language language) {
    return language.pick(nameEn, nameZh);
  }

  public boolean contains(Organisation other) {
    return first <= other.first && other.first <= last;
  }
}
