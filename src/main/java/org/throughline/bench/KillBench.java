package org.throughline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// Another process decides and sends as fast as it can; it and its database are killed while it
/// does. Then everything is opened again and counted.
final class KillBench {
  private static final long SECONDS = 6;

  private KillBench() {}

  static void run(Path data, PrintStream out) throws Exception {
    var said = Files.createTempFile("throughline-victim", ".txt");
    var victim = victim(data, said);
    try {
      await(victim, said);
      TimeUnit.SECONDS.sleep(SECONDS);
      kill(data);
    } finally {
      victim.destroyForcibly().waitFor();
    }
    out.println(
        "killed the server and its database while " + WRITING.toLowerCase(java.util.Locale.ROOT));
    Files.delete(said);
    try (var nation = National.open(data, out)) {
      new CascadeBench(nation, out).finishAndForget();
      new CounterChecks(nation, out).right();
    }
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
