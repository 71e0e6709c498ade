package org.throughline.tasks.web;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Language;
import org.throughline.shared.web.Frame;

/// In which of the product's languages a task's own words are written: a task does not say, its
/// script does.
public final class Script {
  private Script() {}

  /// For a `lang` attribute; null where the words are in the page's own language.
  public static @Nullable String of(@Nullable String words, Frame frame) {
    if (words == null || words.isBlank()) {
      return null;
    }
    var written =
        words
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            ? Language.CHINESE
            : Language.ENGLISH;
    return written == frame.texts().language() ? null : written.tag();
  }
}
