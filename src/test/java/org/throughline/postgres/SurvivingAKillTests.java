package org.throughline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivingAKillTests {

  @TempDir Path folder;

  @Test
  void aCommitOutlivesTheKilledServer() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      Sql.asOwner(server, "create table note (said text)", "insert into note values ('kept')");
      serverProcess().destroyForcibly();
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      assertThat(Sql.ask(server, "select said from note")).containsExactly("kept");
    }
  }

  @Test
  void aServerLeftBehindByAKilledProgramIsStoppedFirst() throws Exception {
    Process program = startAnotherProgram();
    ProcessHandle orphan = serverProcess();
    program.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      ended(orphan);
      assertThat(Sql.ask(server, "select said from note")).containsExactly("kept");
    }
  }

  @Test
  void aProgramToldToStopStopsItsServer() throws Exception {
    Process program = startAnotherProgram();
    ProcessHandle server = serverProcess();
    program.destroy();
    program.waitFor();
    ended(server);
  }

  /// After a restart of the machine or the container the number stands for something else.
  @Test
  void anotherProcessWithTheServersOldNumberIsLeftInPeace() throws Exception {
    EmbeddedPostgres.start(folder).close();
    Files.writeString(
        folder.resolve("database/cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      assertThat(Sql.ask(server, "select 'well'")).containsExactly("well");
    }
  }

  private Process startAnotherProgram() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AnotherProgram.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = program.inputReader();
    assertThat(output.readLine()).isEqualTo("written");
    return program;
  }

  private ProcessHandle serverProcess() throws Exception {
    String number =
        Files.readAllLines(folder.resolve("database/cluster/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
  }

  /// The last moments of a process may come after the file that tells of it is gone.
  private static void ended(ProcessHandle process) {
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /// Starts a server, writes a row, and waits to be killed.
  static final class AnotherProgram {

    private AnotherProgram() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]));
      Sql.asOwner(server, "create table note (said text)", "insert into note values ('kept')");
      System.out.println("written");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
