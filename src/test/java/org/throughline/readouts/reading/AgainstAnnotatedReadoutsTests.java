package org.throughline.readouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// How well real readouts are read, where annotated ones are at hand. They may not be copied into
/// the repository, so they are looked for beside it, or where the property or variable
/// `READOUTS_DEV` says.
class AgainstAnnotatedReadoutsTests {
  @Test
  void mostOfWhatACarefulReaderFindsIsFound() throws IOException {
    Path folder = folder();
    Assumptions.assumeTrue(folder != null, "no annotated readouts at hand");
    Score score = new Score();
    for (Path file : texts(folder)) {
      Path gold = folder.resolve(file.getFileName().toString().replace(".txt", ".gold.json"));
      Reading reading = Reader.read(Files.readString(file));
      score.add(Json.object(Files.readString(gold)), Json.object(PredictionJson.of(reading)));
    }
    System.out.println(score.table());
    assertThat(score.overall()).isGreaterThan(0.60);
  }

  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static @Nullable Path folder() {
    return Stream.of(
            System.getProperty("READOUTS_DEV"),
            System.getenv("READOUTS_DEV"),
            "../shared/readouts/dev",
            "../../shared/readouts/dev")
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }
}
