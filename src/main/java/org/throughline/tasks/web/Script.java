package org.throughline.tasks.web;

/// In which of the product's languages a task's own words are written: a task does not say, its
/// script does.
public final class Script {
  private Script() {}

  /// For a `lang` attribute.
  public static String of(String text) {
    return text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
        ? "zh-Hans"
        : "en";
  }
}
