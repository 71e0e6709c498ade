package org.throughline.readouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every value read out of a text keeps the span it came from, whatever the text.
class KeepingSpansTests {
  @Test
  void wordsAreThoseOfTheirSpan() {
    Fixtures.ALL.forEach(name -> check(Fixtures.text(name)));
  }

  @Test
  void oddSpacesAreKeptAsTheyStand() {
    Fixtures.ALL.forEach(
        name -> check(Fixtures.text(name).replace(' ', '\u00a0').replace("\n", "\r\n")));
  }

  @Test
  void damagedTextsAreReadAsWell() {
    Random random = new Random(7);
    for (String name : Fixtures.ALL) {
      StringBuilder text = new StringBuilder(Fixtures.text(name));
      for (int i = 0; i < 120; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "(“.,\n《*#会要".charAt(random.nextInt(10)));
          case 2 -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
          default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
        }
      }
      check(text.toString());
      check(text.substring(random.nextInt(text.length())));
    }
  }

  @Test
  void aTextOfOneKindOfSignEndsSoon() {
    for (String unit :
        List.of(
            "A",
            "Aa ",
            " ",
            "\n",
            "“",
            "《",
            "要",
            "会议强调，",
            "Ann Lee, ",
            "(",
            "*",
            "- ",
            "That ",
            "1 ",
            ". ")) {
      assertThat(Reader.read(unit.repeat(40_000)).text()).hasSize(unit.length() * 40_000);
    }
  }

  private static void check(String text) {
    Reading reading = Reader.read(text);
    assertThat(reading.text()).isEqualTo(text);
    for (Found found : words(reading)) {
      assertThat(found.inferred()).as(found.rule()).isFalse();
      assertThat(found.span().in(text)).as(found.rule()).isEqualTo(found.value());
    }
    for (Found date : present(reading.published(), reading.held())) {
      assertThat(LocalDate.parse(date.value())).isNotNull();
      assertThat(date.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  private static List<Found> words(Reading r) {
    List<Found> all =
        new ArrayList<>(present(r.title(), r.source(), r.body(), r.session(), r.place()));
    r.people().forEach(p -> all.addAll(present(p.name(), p.post())));
    all.addAll(r.conveyed());
    r.business().forEach(b -> all.add(b.text()));
    r.requirements().forEach(q -> all.addAll(present(q.text(), q.addressee())));
    all.addAll(r.instruments());
    return all;
  }

  private static List<Found> present(Found... found) {
    return java.util.Arrays.stream(found).filter(f -> f != null).toList();
  }
}
