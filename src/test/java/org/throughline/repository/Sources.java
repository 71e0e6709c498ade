package org.throughline.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The project's own files, as these tests read them.
final class Sources {
  static final Path MAIN = Path.of("src/main/java");
  static final Path TEMPLATES = Path.of("src/main/jte");
  static final Path MESSAGES = Path.of("src/main/resources/messages");
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  static final Path DOCS = Path.of("docs");

  private Sources() {}

  static List<Path> below(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
