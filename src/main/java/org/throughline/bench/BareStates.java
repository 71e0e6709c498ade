package org.throughline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bare side of the updates: ten million rows with nothing but their key, and PostgreSQL's own
/// pgbench, a hundred clients, setting one state in each transaction.
final class BareStates {
  static final int CLIENTS = 100;

  private final National nation;
  private final PrintStream out;
  private final @Nullable Path pgbench;

  BareStates(National nation, PrintStream out) {
    this.nation = nation;
    this.out = out;
    this.pgbench = find();
  }

  private static @Nullable Path find() {
    var places =
        java.util.stream.Stream.concat(
            List.of("18", "17", "16", "15").stream()
                .map(version -> Path.of("/usr/lib/postgresql/" + version + "/bin")),
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of));
    return places
        .map(folder -> folder.resolve("pgbench"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  void complete() throws SQLException {
    try (var owner = nation.owner()) {
      if (!Sql.is(owner, "select to_regclass('public.bare_state') is not null")) {
        out.println("Making ten million bare rows...");
        Sql.all(
            owner,
            "create table public.bare_state (body int not null, clause int not null, due date not null,"
                + " status smallint not null default 0, ver smallint not null default 0) with (fillfactor = 90)",
            "insert into public.bare_state select b, c, date '2026-06-01' + c, (b * 7 + c) % 4, 0"
                + " from generate_series(1, 41810) b, generate_series(1, 240) c",
            "alter table public.bare_state add primary key (body, clause)");
        Sql.run(owner, "vacuum analyze public.bare_state");
      }
    }
    out.println(
        pgbench == null
            ? "pgbench is not there: the bare UPDATE is run over JDBC by as many threads"
            : "bare UPDATE by " + pgbench);
  }

  /// @param clauses of how many clauses, from the first: 240 for all directives, 30 for one
  Figures.Sample run(int clauses, long seconds) throws Exception {
    return pgbench == null ? byJdbc(clauses, seconds) : byPgbench(pgbench, clauses, seconds);
  }

  private Figures.Sample byPgbench(Path program, int clauses, long seconds) throws Exception {
    var folder = Files.createTempDirectory("throughline-pgbench");
    try {
      var script = folder.resolve("update.sql");
      Files.writeString(
          script,
          """
          \\set b random(1, 41810)
          \\set k random(1, %d)
          \\set s random(0, 3)
          update public.bare_state set status = :s, ver = ver + 1 where body = :b and clause = :k;
          """
              .formatted(clauses));
      var database = nation.database();
      var url =
          java.net.URI.create(
              database.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""));
      var process =
          new ProcessBuilder(
                  program.toString(),
                  "-h",
                  url.getHost(),
                  "-p",
                  String.valueOf(url.getPort()),
                  "-U",
                  database.ownerUser(),
                  "-n",
                  "-M",
                  "prepared",
                  "-f",
                  script.toString(),
                  "-c",
                  String.valueOf(CLIENTS),
                  "-j",
                  "2",
                  "-T",
                  String.valueOf(seconds),
                  "-l",
                  "--log-prefix=times",
                  url.getPath().substring(1))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile());
      process.environment().put("PGPASSWORD", database.ownerPassword());
      var running = process.start();
      if (!running.waitFor(seconds + 60, TimeUnit.SECONDS) || running.exitValue() != 0) {
        running.destroyForcibly();
        throw new IllegalStateException("pgbench: " + Files.readString(folder.resolve("said")));
      }
      return Figures.sample(times(folder), seconds);
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /// The third column of pgbench's log is the time in microseconds.
  private static long[] times(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("times"))
          .flatMap(BareStates::lines)
          .mapToLong(line -> Long.parseLong(line.split(" ")[2]) * 1000)
          .toArray();
    }
  }

  private static java.util.stream.Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Figures.Sample byJdbc(int clauses, long seconds) throws Exception {
    var connections = new java.sql.Connection[CLIENTS];
    var updates = new java.sql.PreparedStatement[CLIENTS];
    try {
      for (int at = 0; at < CLIENTS; at++) {
        connections[at] = nation.owner();
        updates[at] =
            connections[at].prepareStatement(
                "update public.bare_state set status = ?, ver = ver + 1 where body = ? and clause = ?");
      }
      return Figures.load(
          CLIENTS,
          seconds,
          worker -> {
            var random = java.util.concurrent.ThreadLocalRandom.current();
            updates[worker].setInt(1, random.nextInt(4));
            updates[worker].setInt(2, 1 + random.nextInt(41_810));
            updates[worker].setInt(3, 1 + random.nextInt(clauses));
            updates[worker].executeUpdate();
          });
    } finally {
      for (var each : connections) {
        if (each != null) {
          each.close();
        }
      }
    }
  }
}
