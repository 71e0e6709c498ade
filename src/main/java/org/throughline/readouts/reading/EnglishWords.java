package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts English into words and says of each what it may be in "Minister of Trade Mr. A. B. Smith,
/// Director (Roads)".
final class EnglishWords {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:\\p{Lu}\\.){1,5}(?![\\p{L}])"
              + "|[\\p{L}\\p{M}\\d]+(?:[’'/.&-][\\p{L}\\p{M}\\d]+)*[’']?|\\S");
  private static final Set<String> POSTS = Gazetteer.words("post-words-en");
  private static final Set<String> SUBJECTS = Gazetteer.words("subject-words-en");
  private static final Set<String> STYLES = Gazetteer.words("styles-en");
  private static final Set<String> QUALIFIERS = Gazetteer.words("post-qualifiers-en");
  private static final Set<String> LINKS = Set.of("of", "for", "to", "the", "in", "on", "at");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "del", "der", "den", "van", "von", "bin", "binti", "al", "el", "la", "le",
          "di", "du", "dos", "ibn", "ten", "ter", "st", "e", "y", "mac");

  private EnglishWords() {}

  enum Kind {
    /// Capitalised and unknown: what names are made of.
    NAME,
    INITIAL,
    PARTICLE,
    STYLE,
    POST,
    /// Names a field, a body or a place in a post: Trade, Department, Municipal.
    SUBJECT,
    /// A lower-case word that may belong to a post: deputy, senior, provincial.
    QUALIFIER,
    ACRONYM,
    LINK,
    AND,
    COMMA,
    OPEN,
    CLOSE,
    LOWER,
    STOP
  }

  record Word(Span span, String text, Kind kind) {
    boolean is(Kind... kinds) {
      for (Kind k : kinds) {
        if (kind == k) {
          return true;
        }
      }
      return false;
    }

    boolean isPlural() {
      return kind == Kind.POST && text.endsWith("s") && !text.endsWith("ss");
    }
  }

  static List<Word> of(String text, Span span) {
    List<Word> words = new ArrayList<>();
    Matcher m = TOKEN.matcher(text).region(span.begin(), span.end());
    while (m.find()) {
      String word = m.group();
      Kind kind = kind(word);
      Span at = new Span(m.start(), m.end());
      boolean dotted = at.end() < span.end() && text.charAt(at.end()) == '.';
      if (dotted && kind == Kind.STYLE) {
        at = new Span(at.begin(), at.end() + 1);
        m.region(at.end(), span.end());
      }
      words.add(new Word(at, word, kind));
    }
    return words;
  }

  private static Kind kind(String word) {
    char c = word.charAt(0);
    if (!Character.isLetter(c)) {
      return switch (c) {
        case ',', ';' -> Kind.COMMA;
        case '&' -> Kind.AND;
        case '(', '[' -> Kind.OPEN;
        case ')', ']' -> Kind.CLOSE;
        case '*', '_', '\u200b' -> Kind.COMMA;
        default -> Character.isDigit(c) ? Kind.LOWER : Kind.STOP;
      };
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("and")) {
      return Kind.AND;
    }
    if (LINKS.contains(lower)) {
      return Kind.LINK;
    }
    if (Character.isLowerCase(c)) {
      return lowerCase(lower);
    }
    if (word.length() == 1 || word.charAt(1) == '.') {
      return Kind.INITIAL;
    }
    if (STYLES.contains(lower)) {
      return Kind.STYLE;
    }
    if (POSTS.contains(lower) || isCompoundPost(lower)) {
      return Kind.POST;
    }
    if (lower.endsWith("’s")
        || lower.endsWith("'s")
        || lower.endsWith("’")
        || lower.endsWith("'")) {
      return Kind.SUBJECT;
    }
    if (isSubject(lower)) {
      return Kind.SUBJECT;
    }
    return isCapitals(word) ? Kind.ACRONYM : Kind.NAME;
  }

  /// "A/Director" (acting) and "Clerk-Treasurer".
  private static boolean isCompoundPost(String lower) {
    return POSTS.contains(lower.substring(lower.indexOf('/') + 1))
        || (lower.indexOf('-') > 0 && POSTS.contains(lower.substring(lower.lastIndexOf('-') + 1)));
  }

  private static boolean isCapitals(String word) {
    return word.chars().noneMatch(Character::isLowerCase);
  }

  private static Kind lowerCase(String lower) {
    if (PARTICLES.contains(lower)) {
      return Kind.PARTICLE;
    }
    if (POSTS.contains(lower)) {
      return Kind.POST;
    }
    return QUALIFIERS.contains(lower) || SUBJECTS.contains(lower) ? Kind.QUALIFIER : Kind.LOWER;
  }

  private static boolean isSubject(String lower) {
    if (SUBJECTS.contains(lower) || QUALIFIERS.contains(lower)) {
      return true;
    }
    int hyphen = lower.indexOf('-');
    return hyphen > 0 && SUBJECTS.contains(lower.substring(hyphen + 1));
  }
}
