package org.throughline.readouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How well invented readouts are read; no person, place or decision in them is real. The rules
/// were improved by those in `invented`, most of them written before the rules were looked at;
/// those in `invented-unseen` are for measuring only.
class AgainstInventedReadoutsTests {
  @Test
  void ordinaryPhrasingsAreRead() throws Exception {
    assertThat(overall("invented")).isGreaterThan(0.96);
  }

  @Test
  void soAreThoseNoRuleWasTunedOn() throws Exception {
    assertThat(overall("invented-unseen")).isGreaterThan(0.85);
  }

  private static double overall(String folder) throws IOException, URISyntaxException {
    Score score = new Score();
    for (Path file : texts(folder)) {
      Path gold = file.resolveSibling(file.getFileName().toString().replace(".txt", ".gold.json"));
      Reading reading = Reader.read(Files.readString(file));
      score.add(Json.object(Files.readString(gold)), Json.object(PredictionJson.of(reading)));
    }
    System.out.println(folder + "\n" + score.table());
    return score.overall();
  }

  private static List<Path> texts(String folder) throws IOException, URISyntaxException {
    var at = Objects.requireNonNull(AgainstInventedReadoutsTests.class.getResource(folder), folder);
    try (Stream<Path> files = Files.list(Path.of(at.toURI()))) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
