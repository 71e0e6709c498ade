package org.throughline.sameness;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;

/// A text as it is compared: English words without case and endings, Chinese characters one by one,
/// any number as one sign and any place of the tree as another, each with its span and its weight.
/// The script of each passage says how it is read, so that mixed texts need nothing special.
///
/// Weights count in English words; two characters are a word. Figures and places weigh nothing:
/// changing them makes no text one's own, and sharing them makes none a copy. Stock phrases weigh
/// nothing either.
final class Words {
  static final int NUMBER = 1;
  static final int PLACE = 2;
  static final float CHARACTER = 0.5f;
  private static final float FUNCTION = 0.25f;
  private static final String NUMERALS = "〇零一二三四五六七八九十百千万亿两";

  /// A name of the tree in the text.
  record Named(int begin, int end) {}

  private int size;
  private int[] signs;
  private int[] begins;
  private int[] ends;
  private float[] weights;

  private Words(int capacity) {
    signs = new int[capacity];
    begins = new int[capacity];
    ends = new int[capacity];
    weights = new float[capacity];
  }

  /// @param named in the order of the text, none overlapping another
  static Words of(String text, List<Named> named) {
    var words = bare(text, named);
    StockPhrases.lighten(words);
    return words;
  }

  /// Stock phrases keep their weight.
  static Words bare(String text, List<Named> named) {
    var words = new Words(Math.max(16, text.length() / 3));
    words.read(text, named);
    return words;
  }

  private void read(String text, List<Named> named) {
    var next = 0;
    var at = 0;
    while (at < text.length()) {
      while (next < named.size() && named.get(next).begin() < at) {
        next++;
      }
      if (next < named.size() && named.get(next).begin() == at) {
        add(PLACE, at, named.get(next).end(), 0);
        at = named.get(next).end();
        continue;
      }
      at = readOne(text, at);
    }
  }

  private int readOne(String text, int at) {
    var point = text.codePointAt(at);
    var after = at + Character.charCount(point);
    if (UnicodeScript.of(point) == UnicodeScript.HAN) {
      var end = numeralsEnd(text, at);
      if (end > at + 1) {
        add(NUMBER, at, end, 0);
        return end;
      }
      add(point + 16, at, after, CHARACTER * (Lists.CHARACTERS.contains(point) ? FUNCTION : 1));
      return after;
    }
    if (!Character.isLetterOrDigit(point)) {
      return after;
    }
    return readWord(text, at);
  }

  private int readWord(String text, int at) {
    var end = at;
    var digits = false;
    while (end < text.length()) {
      var point = text.codePointAt(end);
      var inside =
          Character.isLetterOrDigit(point) && UnicodeScript.of(point) != UnicodeScript.HAN
              || inWord(text, end);
      if (!inside) {
        break;
      }
      digits |= Character.isDigit(point);
      end += Character.charCount(point);
    }
    if (digits) {
      add(NUMBER, at, end, 0);
    } else {
      var word = Lists.stem(text.substring(at, end));
      if (Lists.NUMERALS.contains(word)) {
        add(NUMBER, at, end, 0);
      } else {
        // The sign bit keeps words apart from characters.
        add(
            word.hashCode() | Integer.MIN_VALUE,
            at,
            end,
            Lists.WORDS.contains(word) ? FUNCTION : 1);
      }
    }
    return end;
  }

  /// An apostrophe, a point or a comma between letters or digits.
  private static boolean inWord(String text, int at) {
    var c = text.charAt(at);
    if (c != '\'' && c != '’' && c != '.' && c != ',' || at == 0 || at + 1 >= text.length()) {
      return false;
    }
    var before = text.charAt(at - 1);
    var after = text.charAt(at + 1);
    return c == '\'' || c == '’'
        ? Character.isLetter(before) && Character.isLetter(after)
        : Character.isDigit(before) && Character.isDigit(after);
  }

  private static int numeralsEnd(String text, int at) {
    var end = at;
    while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private void add(int sign, int begin, int end, float weight) {
    if (sign == NUMBER && size > 0 && signs[size - 1] == NUMBER) {
      ends[size - 1] = end;
      return;
    }
    if (size == signs.length) {
      var more = size * 2;
      signs = Arrays.copyOf(signs, more);
      begins = Arrays.copyOf(begins, more);
      ends = Arrays.copyOf(ends, more);
      weights = Arrays.copyOf(weights, more);
    }
    signs[size] = sign;
    begins[size] = begin;
    ends[size] = end;
    weights[size] = weight;
    size++;
  }

  int size() {
    return size;
  }

  int sign(int i) {
    return signs[i];
  }

  int begin(int i) {
    return begins[i];
  }

  int end(int i) {
    return ends[i];
  }

  float weight(int i) {
    return weights[i];
  }

  void lighten(int i) {
    weights[i] = 0;
  }

  boolean isCharacter(int i) {
    return signs[i] > PLACE;
  }

  /// How many signs from here on make one unit of comparison: three words or four characters.
  int unit(int i) {
    return isCharacter(i) ? 4 : 3;
  }

  /// Of the unit that begins here; 0 where the text ends first.
  int unitHash(int i) {
    var length = unit(i);
    if (i + length > size) {
      return 0;
    }
    var hash = length;
    for (var k = i; k < i + length; k++) {
      hash = hash * 0x01000193 ^ signs[k] * 0x9E3779B1;
    }
    hash ^= hash >>> 15;
    hash *= 0x2c1b3c6d;
    hash ^= hash >>> 12;
    return hash == 0 ? 1 : hash;
  }

  float weightOf(int from, int to) {
    var sum = 0f;
    for (var i = from; i < to; i++) {
      sum += weights[i];
    }
    return sum;
  }
}
