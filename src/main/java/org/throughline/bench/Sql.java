package org.throughline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Bare SQL in a line.
final class Sql {
  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// In one transaction.
  static void all(Connection connection, String... statements) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (var each : statements) {
        run(connection, each);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  static List<Long> longs(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<Long>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  static long one(Connection connection, String sql) throws SQLException {
    return longs(connection, sql).getFirst();
  }

  static boolean is(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /// Milliseconds that it took.
  static double timed(Connection connection, String sql) throws SQLException {
    var begin = System.nanoTime();
    run(connection, sql);
    return (System.nanoTime() - begin) / 1e6;
  }
}
