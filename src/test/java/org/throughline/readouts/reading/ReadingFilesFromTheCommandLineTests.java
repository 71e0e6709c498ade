package org.throughline.readouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `read FILE... --out DIR`.
class ReadingFilesFromTheCommandLineTests {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void eachFileBecomesARecordOfItsName() throws IOException {
    String file = put("one.txt", Fixtures.text("city-government"));
    int code = run(file, "--out", folder.resolve("a/b").toString());
    assertThat(code).isZero();
    assertThat(folder.resolve("a/b/one.pred.json"))
        .content(StandardCharsets.UTF_8)
        .contains("\"body\": \"临江市政府\"")
        .contains("\"enlarged\": false");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .matches("(?s).*1 files in [\\d.]+ s, \\d+ files a second\\R");
  }

  @Test
  void anUnknownFileIsNamedAndTheOthersAreStillDone() throws IOException {
    String file = put("two.txt", "The Harbour Board met on 4 May 2021.");
    int code = run(folder.resolve("none.txt").toString(), file, "--out", folder.toString());
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("There is no file")
        .contains("none.txt");
    assertThat(folder.resolve("two.pred.json")).exists();
  }

  @Test
  void withoutAFolderTheUsageIsShown() {
    assertThat(run("x.txt")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--out DIR");
  }

  @Test
  void quotesAndBreaksAreEscaped() throws IOException {
    String file =
        put(
            "three.txt",
            "Minutes\n\n"
                + "The \"Harbour\" Board met.\n"
                + "The Board must ask \"who\\what\" of the\tcrew.\n");
    run(file, "--out", folder.toString());
    assertThat(folder.resolve("three.pred.json"))
        .content()
        .contains("\\\"who\\\\what\\\" of the\\tcrew");
  }

  private String put(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int run(String... args) {
    return ReadCommand.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
