package org.throughline.readouts;

/// A line of the text that is not blank. `span` leaves out the space at its ends.
///
/// @param indent chars of space before it
/// @param blankBefore whether a blank line stands above it
record Line(Span span, int indent, boolean blankBefore, String words) {
  boolean isBullet() {
    return Page.BULLET.matcher(words).lookingAt();
  }

  boolean isMarkedHeading() {
    return words.startsWith("#");
  }

  /// True of a line written in capitals throughout.
  boolean isShouted() {
    int upper = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      if (Character.isUpperCase(c)) {
        upper++;
      }
    }
    return upper > 2;
  }

  boolean endsSentence() {
    String bare = words.replaceAll("[\\s\"”’)*_\\]）]+$", "");
    return !bare.isEmpty() && ".!?:;。！？：；".indexOf(bare.charAt(bare.length() - 1)) >= 0;
  }
}
