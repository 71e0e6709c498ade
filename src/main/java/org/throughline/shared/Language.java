package org.throughline.shared;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language of the product, by its BCP 47 tag.
public enum Language {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh-Hans", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  public Language other() {
    return this == ENGLISH ? CHINESE : ENGLISH;
  }

  /// Of a thing named in one or both languages: the name in this one, else in the other.
  public String pick(@Nullable String english, @Nullable String chinese) {
    var own = this == ENGLISH ? english : chinese;
    var foreign = this == ENGLISH ? chinese : english;
    if (own != null && !own.isBlank()) {
      return own;
    }
    return foreign == null ? "" : foreign;
  }

  public static Optional<Language> find(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    var lower = tag.toLowerCase(Locale.ROOT);
    if (lower.startsWith("zh")) {
      return Optional.of(CHINESE);
    }
    return lower.startsWith("en") ? Optional.of(ENGLISH) : Optional.empty();
  }

  /// For a tag that a column's check constraint has already admitted.
  public static Language of(String tag) {
    return find(tag).orElseThrow(() -> new IllegalArgumentException("no such language: " + tag));
  }
}
