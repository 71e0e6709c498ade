package org.throughline.readouts.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings a span into the general form: no article in front, no quotation marks, Markdown marks or
/// stop at its ends.
final class Trim {
  private static final String FRONT = " \t\r\n\f\u00a0\u3000*_#>|“”\"'‘，、。；：,;:.–—《-•·";
  private static final String BACK = " \t\r\n\f\u00a0\u3000*_#|“”\"，、。；：,;:.–—》!！?？-";
  private static final Pattern ARTICLE = Pattern.compile("(?i)(?:an?|the)\\s+");

  private Trim() {}

  static Span marks(String text, Span span) {
    int begin = span.begin();
    int end = span.end();
    while (begin < end && FRONT.indexOf(text.charAt(begin)) >= 0) {
      begin++;
    }
    while (end > begin && BACK.indexOf(text.charAt(end - 1)) >= 0 && !isInitial(text, begin, end)) {
      end--;
    }
    return new Span(begin, end);
  }

  static Span phrase(String text, Span span) {
    Span bare = marks(text, span);
    Matcher article = ARTICLE.matcher(text).region(bare.begin(), bare.end());
    return article.lookingAt() ? marks(text, new Span(article.end(), bare.end())) : bare;
  }

  static Span space(String text, Span span) {
    int begin = span.begin();
    int end = span.end();
    while (begin < end && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(begin, end);
  }

  /// The stop of "Ltd." goes, that of "J." or "U.S." is part of the word.
  private static boolean isInitial(String text, int begin, int end) {
    return text.charAt(end - 1) == '.'
        && end - begin > 3
        && Character.isUpperCase(text.charAt(end - 2))
        && text.charAt(end - 3) == '.';
  }
}
