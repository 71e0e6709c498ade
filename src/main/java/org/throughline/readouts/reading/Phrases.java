package org.throughline.readouts.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds any of many phrases fast: a pattern is tried only where a word has the first two letters
/// of one of them.
final class Phrases {
  private final Pattern pattern;
  private final boolean[] starts = new boolean[128 * 128];

  Phrases(List<String> phrases, String after) {
    pattern = Pattern.compile("(?i)" + Gazetteer.anyOf(phrases) + after);
    phrases.forEach(this::addStarts);
  }

  /// @param starts the two letters that what `regex` finds may begin with, space between them; `#`
  ///   for a digit
  static Phrases of(String regex, String starts) {
    return new Phrases(Pattern.compile("(?i)(?:" + regex + ")"), List.of(starts.split(" ")));
  }

  private Phrases(Pattern pattern, List<String> starts) {
    this.pattern = pattern;
    if (starts.contains("#")) {
      addDigits();
    }
    starts.stream().filter(start -> start.length() == 2).forEach(this::addStart);
  }

  /// The letters a phrase begins with; those of each alternative where it begins with a group.
  private void addStarts(String phrase) {
    String[] alternatives =
        phrase.startsWith("(?:")
            ? phrase.substring(3, phrase.indexOf(')')).split("\\|")
            : new String[] {phrase};
    for (String alternative : alternatives) {
      String start = alternative.toLowerCase(Locale.ROOT);
      if (start.length() < 2
          || !Character.isLetter(start.charAt(0))
          || !Character.isLetter(start.charAt(1))) {
        throw new IllegalStateException("a phrase must begin with two letters: " + phrase);
      }
      addStart(start);
    }
  }

  private void addStart(String start) {
    for (char first : cases(start.charAt(0))) {
      for (char second : cases(start.charAt(1))) {
        starts[first * 128 + second] = true;
      }
    }
  }

  private static char[] cases(char c) {
    return new char[] {Character.toLowerCase(c), Character.toUpperCase(c)};
  }

  private void addDigits() {
    for (int first = 0; first < 128; first++) {
      for (char second = '0'; second <= '9'; second++) {
        starts[first * 128 + second] |= Character.isLetterOrDigit(first);
      }
    }
  }

  private boolean mayStart(char first, char second) {
    return first < 128 && second < 128 && starts[first * 128 + second];
  }

  /// The next phrase in `from` to `to` that begins a word.
  @Nullable MatchResult next(String text, int from, int to) {
    @Nullable Matcher m = null;
    for (int i = from; i + 1 < to; i++) {
      if (mayStart(text.charAt(i), text.charAt(i + 1))
          && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        m = m == null ? pattern.matcher(text).useTransparentBounds(true) : m;
        if (m.region(i, to).lookingAt()) {
          return m.toMatchResult();
        }
      }
    }
    return null;
  }

  boolean begins(String text, Span span) {
    return pattern.matcher(text).region(span.begin(), span.end()).lookingAt();
  }

  boolean isIn(String text, Span span) {
    return next(text, span.begin(), span.end()) != null;
  }
}
