package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// A page of `docs/` that is made from the code. `THROUGHLINE_DOCS=write ./mvnw test` writes it;
/// every other run compares.
final class GeneratedPage {
  private GeneratedPage() {}

  static void check(String name, String text) {
    var page = Sources.DOCS.resolve(name);
    if ("write".equals(System.getenv("THROUGHLINE_DOCS"))) {
      try {
        Files.createDirectories(Sources.DOCS);
        Files.writeString(page, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(Files.exists(page) ? Sources.text(page) : "")
        .as("docs/%s is out of date: run bin/docs and commit it", name)
        .isEqualTo(text);
  }
}
