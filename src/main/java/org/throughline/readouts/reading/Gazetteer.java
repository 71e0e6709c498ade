package org.throughline.readouts.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The word lists beside this class: one item a line, `#` begins a comment; grouped lists put
/// `group: ` before items.
final class Gazetteer {
  private Gazetteer() {}

  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = Gazetteer.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no word list " + name);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(line -> java.util.Arrays.stream(line.split("[ ,]+")))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Items by group, in the order of the file.
  static Map<String, List<String>> groups(String name) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int colon = line.indexOf(':');
      groups
          .computeIfAbsent(line.substring(0, colon).strip(), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return groups;
  }

  /// A regular expression for any line of the list, longest first.
  static String anyOf(String name) {
    return anyOf(lines(name));
  }

  static String anyOf(List<String> items) {
    return items.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(item -> item.replace(" ", "\\s+"))
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
