package org.throughline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Who may do what on the server: the owner changes tables, the application changes rows.
///
/// Which rows and tables is the migrations' to say, by `grant`: the same then holds on a server of
/// the operator's.
final class Roles {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "throughline_owner";
  static final String APP = "throughline_app";
  static final String DATABASE = "throughline";

  private final String address;
  private final Passwords passwords;

  Roles(int port, Passwords passwords) {
    this.address = "jdbc:postgresql://127.0.0.1:%d/".formatted(port);
    this.passwords = passwords;
  }

  /// Loopback only, so nothing is gained by asking for encryption first.
  String jdbcUrl(String database) {
    return address + database + "?sslmode=disable&gssEncMode=disable";
  }

  /// Each step may have been done by a start that was cut short.
  void createOnce(Path marker) throws IOException {
    if (Files.exists(marker)) {
      return;
    }
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      createRole(statement, OWNER, passwords.owner());
      createRole(statement, APP, passwords.app());
      statement.execute("revoke connect, temporary on database postgres, template1 from public");
      if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
        createDatabase(statement, DATABASE, "template1");
      }
      restrict(statement, DATABASE);
    } catch (SQLException refused) {
      throw new PostgresUnavailable("The database could not be prepared.", refused);
    }
    Files.createFile(marker);
  }

  void createDatabase(String name, String template) {
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      createDatabase(statement, name, template);
      restrict(statement, name);
    } catch (SQLException refused) {
      throw new PostgresUnavailable("The database %s could not be made.".formatted(name), refused);
    }
  }

  void dropDatabase(String name) {
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists %s with (force)".formatted(quoted(name)));
    } catch (SQLException refused) {
      throw new PostgresUnavailable(
          "The database %s could not be dropped.".formatted(name), refused);
    }
  }

  private static void createRole(Statement statement, String name, String password)
      throws SQLException {
    String verb =
        exists(statement, "select from pg_roles where rolname = '" + name + "'")
            ? "alter"
            : "create";
    statement.execute(
        "%s role %s login nosuperuser nocreatedb nocreaterole password '%s'"
            .formatted(verb, name, password));
  }

  private static void createDatabase(Statement statement, String name, String template)
      throws SQLException {
    statement.execute(
        "create database %s owner %s template %s".formatted(quoted(name), OWNER, quoted(template)));
  }

  /// Rights on a database as a whole are not copied from its template.
  private static void restrict(Statement statement, String name) throws SQLException {
    statement.execute("revoke all on database %s from public".formatted(quoted(name)));
    statement.execute("grant connect on database %s to %s".formatted(quoted(name), APP));
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private Connection asSuperuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, passwords.superuser());
  }
}
