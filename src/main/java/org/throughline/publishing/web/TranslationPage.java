package org.throughline.publishing.web;

import java.util.Map;
import org.throughline.publishing.Edition;
import org.throughline.publishing.Translations.Pair;
import org.throughline.publishing.Translations.Translation;

/// @param typed by segment number, where a form was refused; else empty
public record TranslationPage(
    Edition edition, Translation translation, EditionActs may, Map<Integer, String> typed) {
  public TranslationPage {
    typed = Map.copyOf(typed);
  }

  public String text(Pair pair) {
    return typed.getOrDefault(pair.source().number(), pair.text());
  }

  /// The status of a segment, as a message key.
  public String state(Pair pair) {
    if (pair.text().isEmpty()) {
      return "publishing.translation.missing";
    }
    return pair.stale()
        ? "publishing.translation.stale"
        : "publishing.translation." + translation.state().code();
  }
}
