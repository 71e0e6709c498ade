package org.throughline.organisations;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;

public record Person(long id, long bodyId, @Nullable String nameEn, @Nullable String nameZh) {
  public String name(Language language) {
    return language.pick(nameEn, nameZh);
  }
}
