package org.throughline.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Wordings say what `MessageFormat` would say.
class WordingTests {
  @Test
  void everyKindOfPatternIsWrittenAsTheLibraryWritesIt() {
    var patterns =
        List.of(
            "plain",
            "it''s plain",
            "'{0}' is not a place",
            "{0} of {1}",
            "{1} before {0}, {1} again",
            "{0}",
            "",
            "ends with {2}",
            "{0,choice,0#none|1#one|1<{0} of them} and {1}",
            "{0}-{1,number,00}");
    var arguments =
        List.of(
            new Object[] {"one", 2},
            new Object[] {3L, "x{0}y"},
            new Object[] {1_234, 12},
            new Object[] {-5, 1_000_000L},
            new Object[] {2.5, 0});
    for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (var pattern : patterns) {
        for (var each : arguments) {
          if (pattern.contains("choice") && each[0] instanceof String
              || pattern.contains("number") && each[1] instanceof String) {
            continue;
          }
          assertThat(Wording.of(pattern, locale).with(each))
              .as(pattern)
              .isEqualTo(new MessageFormat(pattern, locale).format(each));
        }
      }
    }
  }

  @Test
  void aMissingArgumentLeavesItsPlace() {
    assertThat(Wording.of("{0} of {1}", Locale.ENGLISH).with(new Object[] {"one"}))
        .isEqualTo("one of {1}");
  }
}
