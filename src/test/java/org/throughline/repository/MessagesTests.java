package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every text in every language: the same keys, the same arguments, nothing empty, nothing asked
/// for that is not there.
class MessagesTests {
  private static final Pattern IN_TEMPLATES =
      Pattern.compile("frame\\.t\\(\"([a-z0-9_.]+)\"\\s*[,)]");
  private static final Pattern IN_CODE =
      Pattern.compile("(?:invalid|conflict|tooLarge)\\(\\s*\"([a-z0-9_.]+)\"");
  private static final Pattern NOTICES =
      Pattern.compile("seeOther\\([^;]*?,\\s*\"([a-z0-9_.]+)\"\\)");
  private static final Pattern ACTIONS =
      Pattern.compile("String action\\(\\)\\s*\\{\\s*return \"([a-z0-9_.]+)\"");

  @Test
  void bothLanguagesSayTheSameThings() {
    for (var english : Sources.below(Sources.MESSAGES, "_en.properties")) {
      var chinese = Path.of(english.toString().replace("_en.", "_zh_CN."));
      assertThat(faults(read(Sources.text(english)), read(Sources.text(chinese))))
          .as(english.toString())
          .isEmpty();
    }
  }

  @Test
  void everyTextAskedForIsThere() {
    var known = all();
    var missing = new ArrayList<String>();
    for (var file : Sources.below(Sources.TEMPLATES, ".jte")) {
      collect(IN_TEMPLATES, file, "", known, missing);
    }
    for (var file : Sources.below(Sources.MAIN, ".java")) {
      collect(IN_CODE, file, "", known, missing);
      collect(NOTICES, file, "notice.", known, missing);
      collect(ACTIONS, file, "audit.", known, missing);
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void chineseIsChineseAndEnglishIsNot() {
    for (var file : Sources.below(Sources.MESSAGES, ".properties")) {
      var chinese = file.toString().endsWith("_zh_CN.properties");
      read(Sources.text(file))
          .forEach((key, text) -> {
            var han =
                text.codePoints()
                    .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
            var words = text.replaceAll("\\{[^}]*}", "").codePoints().anyMatch(Character::isLetter);
            assertThat(!chinese && han && !key.contains("zh")).as("%s in %s", key, file).isFalse();
            assertThat(chinese && words && !han && text.length() > 14)
                .as("%s in %s", key, file)
                .isFalse();
          });
    }
  }

  @Test
  void plantedFaultsAreCaught() {
    assertThat(faults(Map.of("a", "Hello {0}", "b", "x"), Map.of("a", "你好", "c", "丙"))).hasSize(3);
    assertThat(faults(Map.of("a", "it's {0}"), Map.of("a", "{0}"))).hasSize(1);
    assertThat(faults(Map.of("a", "x"), Map.of("a", " "))).hasSize(1);
  }

  private static List<String> faults(Map<String, String> english, Map<String, String> chinese) {
    var faults = new ArrayList<String>();
    english.forEach((key, text) -> {
      var other = chinese.get(key);
      if (other == null) {
        faults.add(key + " is not in Chinese");
      } else if (text.isBlank() || other.isBlank()) {
        faults.add(key + " is empty");
      } else if (arguments(text, Locale.ENGLISH) != arguments(other, Locale.SIMPLIFIED_CHINESE)) {
        faults.add(key + " takes other arguments in Chinese, or an apostrophe is not doubled");
      }
    });
    chinese.keySet().stream()
        .filter(key -> !english.containsKey(key))
        .forEach(key -> faults.add(key + " is not in English"));
    return faults;
  }

  private static int arguments(String text, Locale locale) {
    return new MessageFormat(text, locale).getFormatsByArgumentIndex().length;
  }

  private static void collect(
      Pattern pattern, Path file, String prefix, Map<String, String> known, List<String> missing) {
    var asked = pattern.matcher(Sources.text(file));
    while (asked.find()) {
      if (!known.containsKey(prefix + asked.group(1)) && !asked.group(1).endsWith(".")) {
        missing.add(file + " asks for " + prefix + asked.group(1));
      }
    }
  }

  private static Map<String, String> all() {
    var all = new TreeMap<String, String>();
    Sources.below(Sources.MESSAGES, "_en.properties")
        .forEach(file -> all.putAll(read(Sources.text(file))));
    return all;
  }

  private static Map<String, String> read(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var read = new TreeMap<String, String>();
    properties.forEach((key, value) -> read.put(key.toString(), value.toString()));
    return read;
  }
}
