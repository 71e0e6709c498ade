package org.throughline.sameness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.shared.Kind;

class ComparingReportsTests {
  private static final String ASKED =
      "Every village shall count its wells, close those with bad water before summer, and tell each household which well it may drink from.";
  private static final String REPORT =
      "Two nurses went from house to house in Fern Hollow with a box of test strips and marked 34 lids in red. The smith forged covers out of old rails. One family refused and drinks from the stream instead.";
  private static final Places.Map PLACES =
      new Places.Map(
          List.of(
              body(1, 16, 16 * 9, "Lanting City", "澜汀市"),
              body(2, 32, 63, "Songkou County", "松口县"),
              body(3, 64, 95, "Heyu County", "河屿县"),
              body(4, 80, 95, "Heyu", "河屿"),
              body(9, 1_000, 1_100, "Far Province", "远省")),
          Instant.EPOCH);

  private static Places.Body body(long id, long first, long last, String en, String zh) {
    return new Places.Body(id, id, first, last, en, zh);
  }

  private static List<Finding> look(String text, String sibling) {
    return look(text, sibling, null);
  }

  private static List<Finding> look(String text, String sibling, String earlier) {
    return Look.at(
            new Draft(text, 2, new Scope(Kind.CLAUSE, 1), ASKED, null, Set.of()),
            earlier == null ? null : new Draft.Earlier(7, earlier),
            PLACES,
            sketch -> List.of(new Look.Sibling(5, 3, sibling)))
        .findings();
  }

  @Test
  void aCopyPointsAtTheSameWordsInBothTexts() {
    var draft = "First a word of our own about rain. " + REPORT.replace("34", "51");
    assertThat(look(draft, REPORT))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.kind()).isEqualTo(FindingKind.COPY);
          assertThat(found.otherReport()).isEqualTo(5);
          assertThat(found.share()).isBetween(0.6, 1.0);
          assertThat(found.passages())
              .isNotEmpty()
              .allSatisfy(passage -> {
                assertThat(draft.substring(passage.begin(), passage.end())).contains("house");
                assertThat(REPORT.substring(passage.otherBegin(), passage.otherEnd()))
                    .contains("house");
              });
        });
  }

  @Test
  void quotingTheClauseIsNoCopyOfAnotherWhoQuotesIt() {
    var mine =
        "The clause says: \""
            + ASKED
            + "\" Our nine wells lie in rock; none was found bad, and a boy of ten painted the lids blue.";
    var theirs =
        "We read \""
            + ASKED
            + "\" aloud at the market; since then the baker lends his pump to whoever asks for it on Sundays.";
    assertThat(look(mine, theirs)).isEmpty();
  }

  @Test
  void theWordsOfTheClauseAloneAreAnEcho() {
    assertThat(
            look(
                "We will see to it that every village counts its wells, closes those with bad water before summer, and tells each household which well it may drink from.",
                REPORT))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.ECHO);
  }

  @Test
  void lastMonthsReportWithNewFiguresIsARollover() {
    assertThat(look(REPORT.replace("34", "36"), "Nothing alike here at all.", REPORT))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.ROLLOVER);
  }

  @Test
  void anotherPlaceIsFoundButNotAPartnerNorOnesOwnNorOneOfAnotherTree() {
    assertThat(look("The mayor of Heyu County opened the hall.", "x"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.kind()).isEqualTo(FindingKind.OTHER_PLACE);
          assertThat(found.otherOrganisation()).isEqualTo(3);
        });
    assertThat(look("河屿县的水厂已经开工。", "x")).extracting(Finding::otherOrganisation).containsExactly(3L);
    assertThat(
            look(
                "Together with Heyu County we mow the dyke; Songkou County and Lanting City pay.",
                "x"))
        .isEmpty();
    assertThat(look("会同河屿县开展演练。", "x")).isEmpty();
    assertThat(look("A lorry of Far Province broke down; Heyupolis is no place.", "x")).isEmpty();
  }

  @Test
  void chineseAndEnglishInOneTextAreComparedEachInItsWay() {
    var text =
        "两名护士带着试纸挨家挨户走访，把不能喝的井盖漆成红色，铁匠用旧钢轨打了井盖。 Two nurses painted every bad lid red and kept a list on paper.";
    assertThat(look(text.replace("两名", "三名"), text))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.COPY);
  }

  @Test
  void noTextHoweverHostileOrLongBreaksIt() {
    var random = new Random(5);
    var words = new StringBuilder();
    while (words.length() < 9_990) {
      words
          .append(random.nextInt(40) == 0 ? "井" : "w" + (char) ('a' + random.nextInt(3)))
          .append(' ');
    }
    for (var text :
        List.of(
            "",
            " ",
            "\uD83D\uDE00 \uD840\uDC0B \uD800 lone",
            "<script>alert(1)</script> {0} ' \" %s \u202E \u0000",
            "a".repeat(10_000),
            "的".repeat(10_000),
            "the ".repeat(2_500),
            words.toString())) {
      assertThatCode(() -> look(text, text, text)).doesNotThrowAnyException();
    }
  }

  @Test
  void sketchesOfLikeTextsAgreeInMoreBits() {
    var one = Comparing.of(PLACES.words(REPORT), PLACES.words(ASKED)).sketch();
    var like =
        Comparing.of(PLACES.words(REPORT.replace("smith", "joiner")), PLACES.words(ASKED)).sketch();
    var unlike = Comparing.of(PLACES.words(ASKED), PLACES.words("")).sketch();
    assertThat(apart(one, like)).isLessThan(70);
    assertThat(apart(one, unlike)).isBetween(90, 166);
  }

  private static int apart(String one, String other) {
    var count = 0;
    for (var i = 0; i < Sketch.BITS; i++) {
      count += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return count;
  }
}
