package org.throughline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingPeopleOutTests {

  @TempDir static Path folder;
  static EmbeddedPostgres server;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgres.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theApplicationChangesRowsItWasGrantedAndNothingElse() throws Exception {
    Sql.asOwner(
        server,
        "create schema minutes",
        "grant usage on schema minutes to throughline_app",
        "create table minutes.line (said text)",
        "grant select, insert on minutes.line to throughline_app");
    Sql.asApp(server, "insert into minutes.line values ('heard')");
    refused("delete from minutes.line");
    refused("truncate minutes.line");
    refused("alter table minutes.line add column more text");
    refused("drop table minutes.line");
  }

  @Test
  void theApplicationMakesNoTables() {
    refused("create table mine (id int)");
    refused("create table public.mine (id int)");
    refused("create temporary table mine (id int)");
    refused("create schema mine");
    refused("create extension pg_trgm");
    refused("create role friend");
  }

  @Test
  void theOwnerIsNoSuperuser() throws Exception {
    assertThat(
            Sql.ask(
                server, "select rolname from pg_roles where rolsuper and rolcanlogin order by 1"))
        .containsExactly("postgres");
    assertThatThrownBy(() -> Sql.asOwner(server, "copy (select 1) to program 'true'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void theOwnerAddsTheExtensionsWeUse() throws Exception {
    for (String name : new String[] {"ltree", "pg_trgm", "btree_gist", "unaccent", "citext"}) {
      Sql.asOwner(server, "create extension if not exists " + name);
    }
    assertThat(Sql.ask(server, "select '城市管理决定' % '管理决定'")).containsExactly("t");
  }

  @Test
  void aWrongPasswordOpensNothing() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl(), server.ownerUser(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void thePasswordsAreReadableByTheirOwnerAlone() throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path database = folder.resolve("database");
    assertThat(mode(database.resolve("passwords.properties"))).isEqualTo("rw-------");
    assertThat(mode(database.resolve("server.log"))).isEqualTo("rw-------");
    assertThat(mode(database)).isEqualTo("rwx------");
    assertThat(database.resolve("initial-password.txt")).doesNotExist();
    assertThat(server.settings().toString()).doesNotContain(server.ownerPassword());
  }

  @Test
  void permissionsThatBecameTooWideAreNarrowedAtTheNextStart(@TempDir Path copied)
      throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    EmbeddedPostgres.start(copied).close();
    Path cluster = copied.resolve("database/cluster");
    Path passwords = copied.resolve("database/passwords.properties");
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
    EmbeddedPostgres.start(copied).close();
    assertThat(mode(cluster)).isEqualTo("rwx------");
    assertThat(mode(passwords)).isEqualTo("rw-------");
  }

  @Test
  void theServerListensOnTheLoopbackAddressOnly() throws Exception {
    assertThat(Sql.ask(server, "show listen_addresses")).containsExactly("127.0.0.1");
    assertThat(Files.readString(folder.resolve("database/server.log")))
        .contains("listening on IPv4 address \"127.0.0.1\"")
        .doesNotContain("Unix socket");
  }

  @Test
  void whatPeopleWroteDoesNotReachTheLog() throws Exception {
    Sql.asOwner(server, "create table sealed (content text check (content <> 'a secret'))");
    assertThatThrownBy(() -> Sql.asOwner(server, "insert into sealed values ('a secret')"))
        .isInstanceOf(SQLException.class);
    assertThat(Files.readString(folder.resolve("database/server.log")))
        .contains("violates check constraint")
        .doesNotContain("a secret");
  }

  @Test
  void aTestsOwnDatabaseIsACopyWithTheSameRights() throws Exception {
    server.createDatabase("model");
    server.createDatabase("copy one", "model");
    String url = server.jdbcUrl("copy%20one");
    assertThat(Sql.ask(server, url, "select current_database()")).containsExactly("copy one");
    assertThatThrownBy(
            () -> {
              try (var connection =
                      DriverManager.getConnection(url, server.appUser(), server.appPassword());
                  var statement = connection.createStatement()) {
                statement.execute("create table mine (id int)");
              }
            })
        .hasMessageContaining("permission denied");
    server.dropDatabase("copy one");
    server.dropDatabase("copy one");
    server.dropDatabase("model");
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> Sql.asApp(server, statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
