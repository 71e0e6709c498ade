package org.throughline.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One run of another program, to its end.
final class Command {

  private Command() {}

  record Result(int status, String output) {

    boolean succeeded() {
      return status == 0;
    }
  }

  /// Output goes through a file: a server started by the program would keep a pipe open for ever.
  ///
  /// @throws IOException when the program cannot be started at all
  static Result run(List<String> command, Path workingFolder) throws IOException {
    Path output = Files.createTempFile("throughline-command", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(workingFolder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      // PGDATA, PGPORT and their like, meant for some other server, must not reach ours.
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      int status = waitFor(process);
      return new Result(status, Files.readString(output, StandardCharsets.ISO_8859_1).strip());
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PostgresUnavailable(
          "PostgreSQL was not started: the program was told to stop.", interrupted);
    }
  }
}
