package org.throughline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingAndStoppingTests {

  @TempDir Path temporary;

  @Test
  void whatWasWrittenIsThereAfterStoppingAndStarting() throws Exception {
    Path folder = temporary.resolve("data folder, with a comma");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      Sql.asOwner(server, "create table note (said text)", "insert into note values ('决定')");
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      assertThat(Sql.ask(server, "select said from note")).containsExactly("决定");
    }
  }

  @Test
  void aFolderInUseIsRefusedWithASentence() {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(temporary)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("is in use by another running Throughline")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(first.version()).startsWith("18.");
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    EmbeddedPostgres server = EmbeddedPostgres.start(temporary);
    server.close();
    server.close();
    assertThat(temporary.resolve("database/cluster/postmaster.pid")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithASentence() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data")))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aFolderOfSomebodyElsesIsRefusedWithASentence() throws Exception {
    assumeThat(Account.thisProcessIsRoots()).as("root may write anywhere").isFalse();
    Path folder = Files.createDirectory(temporary.resolve("data"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("cannot be written by the user");
  }

  @Test
  void aDatabaseOfAnotherMajorVersionIsRefusedWithASentence() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    Files.writeString(temporary.resolve("database/cluster/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("was written by PostgreSQL 17");
  }

  @Test
  void missingPasswordsAreToldAndNotReplaced() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    Files.delete(temporary.resolve("database/passwords.properties"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("passwords.properties is missing");
  }

  @Test
  void anOperatorsSettingsWin() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    Files.writeString(temporary.resolve("database/extra.conf"), "work_mem = '7MB'\n");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
      assertThat(Sql.ask(server, "show work_mem")).containsExactly("7MB");
    }
  }

  @Test
  void aSettingPostgresRefusesIsReportedInItsWords() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    Files.writeString(temporary.resolve("database/extra.conf"), "work_mem = 'a lot'\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining("work_mem");
    Files.delete(temporary.resolve("database/extra.conf"));
    EmbeddedPostgres.start(temporary).close();
  }
}
