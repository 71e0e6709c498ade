package org.throughline.operations;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.Application;
import org.throughline.postgres.DatabaseSettings;

/// PostgreSQL 15 as an operator would install it: the system's own programs, two roles, a database.
final class OperatorsPostgres implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

  private final Path folder;
  private final int port;

  private OperatorsPostgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static boolean installed() {
    return Files.isExecutable(PROGRAMS.resolve("postgres"));
  }

  static OperatorsPostgres start() throws IOException, InterruptedException, SQLException {
    var folder = Files.createTempDirectory("operators-postgres");
    if (root()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    var server = new OperatorsPostgres(folder, freePort());
    server.program(
        "initdb",
        "-D",
        server.cluster(),
        "-U",
        "operator",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8");
    server.open();
    try (var connection = DriverManager.getConnection(server.url("postgres"), "operator", "");
        var statement = connection.createStatement()) {
      statement.execute("create role throughline login");
      statement.execute("create role throughline_app login");
      statement.execute("create database throughline owner throughline");
    }
    return server;
  }

  /// Starts it, or starts it again on the same port.
  void open() throws IOException, InterruptedException {
    program(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        cluster(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
  }

  /// Ends it at once, as a crash does.
  void fail() throws IOException, InterruptedException {
    program("pg_ctl", "stop", "-w", "-m", "immediate", "-D", cluster());
  }

  DatabaseSettings settings() {
    return new DatabaseSettings(url("throughline"), "throughline", "", "throughline_app", "");
  }

  /// The whole product with its demo on this server, at a port of its own.
  ConfigurableApplicationContext product() throws IOException {
    var database = settings();
    var application = new SpringApplication(Application.class);
    application.setDefaultProperties(
        Map.of(
            "spring.datasource.url", database.jdbcUrl(),
            "spring.datasource.username", database.appUser(),
            "spring.flyway.url", database.jdbcUrl(),
            "spring.flyway.user", database.ownerUser(),
            "spring.flyway.placeholders.app_role", database.appUser(),
            "throughline.demo", "true",
            "throughline.files", Files.createTempDirectory("files").toString(),
            "server.address", "127.0.0.1",
            "server.port", "0"));
    return application.run();
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private String cluster() {
    return folder.resolve("cluster").toString();
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(PROGRAMS.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var report = Files.createTempFile("operators-postgres", ".log");
    var process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(command + " failed: " + Files.readString(report));
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    program("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster());
  }
}
