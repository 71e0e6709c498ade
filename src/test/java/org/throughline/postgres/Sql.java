package org.throughline.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Statements for the tests, each on a connection of its own.
final class Sql {

  private Sql() {}

  static void asOwner(EmbeddedPostgres server, String... statements) throws SQLException {
    execute(server.jdbcUrl(), server.ownerUser(), server.ownerPassword(), statements);
  }

  static void asApp(EmbeddedPostgres server, String... statements) throws SQLException {
    execute(server.jdbcUrl(), server.appUser(), server.appPassword(), statements);
  }

  /// The first column of all rows, as text.
  static List<String> ask(EmbeddedPostgres server, String query) throws SQLException {
    return ask(server, server.jdbcUrl(), query);
  }

  static List<String> ask(EmbeddedPostgres server, String url, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect(url, server.ownerUser(), server.ownerPassword());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void execute(String url, String user, String password, String... statements)
      throws SQLException {
    try (Connection connection = connect(url, user, password);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
