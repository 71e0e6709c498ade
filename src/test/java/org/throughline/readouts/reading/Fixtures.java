package org.throughline.readouts.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Invented readouts, one of each kind; no person, place or decision in them is real.
final class Fixtures {
  static final List<String> ALL =
      List.of(
          "cabinet-decisions",
          "district-minutes",
          "steering-council",
          "chairpersons-meeting",
          "city-government",
          "party-standing-committee",
          "township-minutes",
          "wire-report",
          "parliament-committee");

  private Fixtures() {}

  static String text(String name) {
    try (var in = Fixtures.class.getResourceAsStream(name + ".txt")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(String name) {
    return Reader.read(text(name));
  }
}
