package org.throughline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Starts and stops the server through `pg_ctl`, which puts it into a session of its own: Ctrl-C in
/// the terminal reaches the application alone, which then stops the server last.
final class ServerControl {

  private static final int ATTEMPTS = 20;
  private static final long LOG_KEPT = 10_000_000;

  private final DataFolder folder;
  private final Binaries binaries;
  private final ServerUser user;
  private final Cluster cluster;

  ServerControl(DataFolder folder, Binaries binaries, ServerUser user, Cluster cluster) {
    this.folder = folder;
    this.binaries = binaries;
    this.user = user;
    this.cluster = cluster;
  }

  /// @return the port it listens on
  int start(ServerOptions options) throws IOException {
    prepareLog();
    String said = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = freePort();
      cluster.configure(port, options);
      long before = Files.size(folder.log());
      Command.Result result = pgCtl("start", "--log=" + folder.log(), "--timeout=600");
      if (result.succeeded()) {
        return port;
      }
      said = logSince(before) + result.output();
      if (!mayPass(said)) {
        break;
      }
      pause();
    }
    throw new PostgresUnavailable(
        "PostgreSQL did not start in %s. It says: %s".formatted(folder.database(), said));
  }

  /// Somebody else was quicker to take the port, or the last processes of a killed server are still
  /// ending.
  private static boolean mayPass(String said) {
    return said.contains("could not create any TCP/IP sockets")
        || said.contains("pre-existing shared memory block")
        || said.contains("lock file \"postmaster.pid\" already exists");
  }

  /// The process before us was killed and its server lives on. Holding the folder's lock we know it
  /// is nobody's.
  void stopServerLeftBehind() throws IOException {
    Optional<ProcessHandle> process = processInPidFile();
    if (process.isEmpty()) {
      return;
    }
    String commandLine = process.get().info().commandLine().orElse("");
    if (Binaries.isWindows() || commandLine.contains(folder.cluster().toString())) {
      stop();
    } else if (!commandLine.contains("postgres")) {
      // A number given again, as happens at once in a container, or a dead server nobody has
      // buried. PostgreSQL would take either for itself at work.
      Files.delete(pidFile());
    }
  }

  void stop() throws IOException {
    if (processInPidFile().isEmpty()) {
      return;
    }
    if (!pgCtl("stop", "--mode=fast", "--timeout=60").succeeded()
        && processInPidFile().isPresent()) {
      Command.Result result = pgCtl("stop", "--mode=immediate", "--timeout=60");
      if (!result.succeeded() && processInPidFile().isPresent()) {
        throw new PostgresUnavailable(
            "PostgreSQL did not stop in %s. It says: %s"
                .formatted(folder.database(), result.output()));
      }
    }
  }

  private Command.Result pgCtl(String action, String... options) throws IOException {
    String[] words = new String[options.length + 5];
    words[0] = binaries.program("pg_ctl").toString();
    words[1] = action;
    words[2] = "--pgdata=" + folder.cluster();
    words[3] = "--wait";
    words[4] = "--silent";
    System.arraycopy(options, 0, words, 5, options.length);
    return Command.run(user.command(words), folder.database());
  }

  private Optional<ProcessHandle> processInPidFile() throws IOException {
    if (Files.notExists(pidFile())) {
      return Optional.empty();
    }
    return Files.readAllLines(pidFile(), StandardCharsets.ISO_8859_1).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(ProcessHandle::isAlive);
  }

  private Path pidFile() {
    return folder.cluster().resolve("postmaster.pid");
  }

  private void prepareLog() throws IOException {
    Path log = folder.log();
    if (Files.exists(log) && Files.size(log) > LOG_KEPT) {
      Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.notExists(log)) {
      DataFolder.createPrivateFile(log);
    }
    user.give(log);
  }

  private String logSince(long position) throws IOException {
    byte[] all = Files.readAllBytes(folder.log());
    int from = (int) Math.max(Math.min(position, all.length), all.length - 2000L);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailable(
          "PostgreSQL was not started: the program was told to stop.", interrupted);
    }
  }
}
