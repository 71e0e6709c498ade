package org.throughline.readouts.reading;

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
    int last = words.length() - 1;
    while (last >= 0 && " \"”’)*_]）".indexOf(words.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && ".!?:;。！？：；".indexOf(words.charAt(last)) >= 0;
  }
}
