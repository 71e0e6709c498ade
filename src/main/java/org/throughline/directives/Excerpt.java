package org.throughline.directives;

/// The beginning of a text, on one line.
public final class Excerpt {
  private Excerpt() {}

  public static String of(String text, int length) {
    var line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= length) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
    return line.substring(0, end) + "…";
  }
}
