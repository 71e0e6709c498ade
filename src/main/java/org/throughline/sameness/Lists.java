package org.throughline.sameness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known of the two languages, as data beside this class: words and characters that carry
/// no matter, numerals, stock phrases.
final class Lists {
  static final Set<String> WORDS =
      lines("function-words-en.txt").stream()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .map(Lists::stem)
          .collect(Collectors.toUnmodifiableSet());
  static final Set<String> NUMERALS =
      lines("numerals-en.txt").stream()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .map(Lists::stem)
          .collect(Collectors.toUnmodifiableSet());
  static final Set<Integer> CHARACTERS =
      lines("function-characters-zh.txt").stream()
          .flatMap(line -> line.codePoints().boxed())
          .collect(Collectors.toUnmodifiableSet());

  private Lists() {}

  /// Lower case, without the commonest endings.
  static String stem(String word) {
    var low = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (low.endsWith("'s")) {
      low = low.substring(0, low.length() - 2);
    }
    var length = low.length();
    if (length > 5 && low.endsWith("ing")) {
      return undoubled(low.substring(0, length - 3));
    }
    if (length > 4 && low.endsWith("ied")) {
      return low.substring(0, length - 3) + "y";
    }
    if (length > 4 && low.endsWith("ed")) {
      return undoubled(low.substring(0, length - 2));
    }
    if (length > 4 && low.endsWith("ies")) {
      return low.substring(0, length - 3) + "y";
    }
    if (length > 3 && low.endsWith("s") && !low.endsWith("ss")) {
      low = low.substring(0, length - 1);
    }
    return length > 4 && low.endsWith("e") ? low.substring(0, low.length() - 1) : low;
  }

  private static String undoubled(String stem) {
    var last = stem.length() - 1;
    return last > 2
            && stem.charAt(last) == stem.charAt(last - 1)
            && "ls".indexOf(stem.charAt(last)) < 0
        ? stem.substring(0, last)
        : stem;
  }

  /// Without blank lines and those that begin with `# `, which are remarks.
  static List<String> lines(String name) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Lists.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
