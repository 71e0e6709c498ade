package org.throughline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.throughline.postgres.EmbeddedPostgres;

/// Another process decides and sends as fast as it can; it and its database are killed while it
/// does. Then everything is opened again and counted.
final class KillBench {
  /// A kill that finds no sending half way is followed by another.
  private static final int MOST = 5;

  private KillBench() {}

  static void run(Path data, PrintStream out) throws Exception {
    for (int nth = 1; !killed(data, out); nth++) {
      if (nth == MOST) {
        throw new IllegalStateException("no kill found a sending half way");
      }
    }
  }

  /// @return whether a sending was half way
  private static boolean killed(Path data, PrintStream out) throws Exception {
    var said = Files.createTempFile("throughline-victim", ".txt");
    var victim = victim(data, said);
    try {
      await(victim, said);
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(500, 6_000));
      kill(data);
    } finally {
      victim.destroyForcibly().waitFor();
    }
    out.println(
        "killed the server and its database while " + WRITING.toLowerCase(java.util.Locale.ROOT));
    Files.delete(said);
    var halfWay = halfWay(data, out);
    try (var nation = National.open(data, out)) {
      new CascadeBench(nation, out).finishAndForget();
      new CounterChecks(nation, out).right();
    }
    return halfWay;
  }

  /// Before the product starts and goes on with them.
  private static boolean halfWay(Path data, PrintStream out) throws SQLException {
    var halfWay = false;
    try (var postgres = EmbeddedPostgres.start(data);
        var owner =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.ownerUser(), postgres.ownerPassword());
        var statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.directive_id, c.done, c.total,
                       (select count(*) from directives.receipt r
                         where r.directive_id = c.directive_id and r.organisation_id <> c.via_organisation_id) as held
                  from directives.cascade c where c.finished_at is null order by c.id
                """)) {
      while (rows.next()) {
        long done = rows.getLong("done");
        halfWay |= done > 0;
        out.printf(
            "killed while directive %d was at %d of %d bodies; %d have it%n",
            rows.getLong("directive_id"), done, rows.getLong("total"), rows.getLong("held"));
        if (done != rows.getLong("held")) {
          throw new IllegalStateException("a step was not whole");
        }
      }
    }
    return halfWay;
  }

  static final String WRITING = "Deciding and sending";

  /// What the other process does until it is killed.
  static void beVictim(Path data, PrintStream out) throws Exception {
    try (var nation = National.open(data, out)) {
      var updates = new UpdateBench(nation, out);
      new CascadeBench(nation, out).begin();
      out.println(WRITING);
      out.flush();
      Figures.load(BareStates.CLIENTS, 600, updates::spread);
    }
  }

  private static Process victim(Path data, Path said) throws IOException {
    var java = ManagementFactory.getRuntimeMXBean();
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(java.getInputArguments());
    command.add("-cp");
    command.add(java.getClassPath());
    command.add("org.throughline.Throughline");
    command.add("bench");
    command.add("victim");
    command.add("--data");
    command.add(data.toAbsolutePath().toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static void await(Process victim, Path said) throws IOException, InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      if (Files.readString(said).contains(WRITING)) {
        return;
      }
      if (!victim.isAlive()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the other process did not begin: " + Files.readString(said));
  }

  private static void kill(Path data) throws IOException {
    try (var files = Files.walk(data, 4)) {
      for (var file : files.filter(each -> each.endsWith("postmaster.pid")).toList()) {
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }
}
