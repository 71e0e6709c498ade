package org.throughline.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Precision and recall on the published sets, in both halves. What they can and cannot show stands
/// in `docs/sameness.md`; the table of a run is left in `target/sameness.md`.
class JudgingTheSeededSetsTests {
  private static final StringBuilder TABLE =
      new StringBuilder(
          "| language | half | kind | right | missed | wrong | precision | recall |\n"
              + "| --- | --- | --- | --- | --- | --- | --- | --- |\n");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void nineteenOfTwentyAreJudgedRightly(String language) {
    var set = SeededSet.of(language);
    TABLE.append(set.table(language));
    assertThat(set.judged()).hasSize(200);
    for (var half : new String[] {"development", "held out"}) {
      good(set.score(half), language + ", " + half);
      good(set.score(half, FindingKind.COPY), language + ", copies, " + half);
    }
    for (var kind : FindingKind.values()) {
      good(set.score("", kind), language + ", " + kind);
    }
  }

  private static void good(SeededSet.Score score, String what) {
    assertThat(score.right()).as(what).isPositive();
    // Of sixteen, one may be missed.
    var least = score.right() < 20 ? 0.93 : 0.95;
    assertThat(score.precision()).as("precision, " + what).isGreaterThanOrEqualTo(least);
    assertThat(score.recall()).as("recall, " + what).isGreaterThanOrEqualTo(least);
  }

  @AfterAll
  static void leaveTheTable() throws java.io.IOException {
    Files.writeString(Path.of("target", "sameness.md"), TABLE);
  }
}
