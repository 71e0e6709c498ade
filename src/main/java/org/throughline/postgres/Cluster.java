package org.throughline.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The files PostgreSQL keeps: made once, checked at each start.
final class Cluster {

  private final DataFolder folder;
  private final Binaries binaries;
  private final ServerUser user;

  Cluster(DataFolder folder, Binaries binaries, ServerUser user) {
    this.folder = folder;
    this.binaries = binaries;
    this.user = user;
  }

  Passwords openOrCreate() throws IOException {
    if (Files.exists(folder.cluster())) {
      return open();
    }
    if (Files.notExists(folder.passwords())) {
      Passwords.random().write(folder.passwords());
      user.give(folder.passwords());
    }
    Passwords passwords = Passwords.read(folder.passwords());
    create(passwords);
    return passwords;
  }

  private Passwords open() throws IOException {
    String found = Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
    String ours = binaries.version().replaceAll("\\..*", "");
    if (!found.equals(ours)) {
      throw new PostgresUnavailable(
          "The database in %s was written by PostgreSQL %s; this Throughline brings PostgreSQL %s. Take the Throughline it was written with and move the data as docs/operations.md says."
              .formatted(folder.path(), found, ours));
    }
    if (Files.notExists(folder.passwords())) {
      throw new PostgresUnavailable(
          "The passwords file %s is missing; without it nobody can open the database beside it. Take the file from a backup."
              .formatted(folder.passwords()));
    }
    // A copied or unpacked folder often comes with wider ones, and PostgreSQL then refuses it.
    DataFolder.restrict(folder.cluster(), "rwx------");
    DataFolder.restrict(folder.passwords(), "rw-------");
    return Passwords.read(folder.passwords());
  }

  /// Under another name first: what carries the right name is whole, however this process ends.
  private void create(Passwords passwords) throws IOException {
    Path half = folder.database().resolve("cluster.new");
    Path passwordFile = folder.database().resolve("initial-password.txt");
    deleteIfExists(half);
    Passwords.writePrivately(passwordFile, passwords.superuser() + "\n");
    user.give(passwordFile);
    Command.Result result =
        Command.run(
            user.command(
                binaries.program("initdb").toString(),
                "--pgdata=" + half,
                "--username=" + Roles.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + characterTypes(),
                "--text-search-config=simple",
                "--data-checksums"),
            folder.database());
    Files.delete(passwordFile);
    if (!result.succeeded()) {
      throw new PostgresUnavailable(
          "A database could not be set up in %s. PostgreSQL says: %s"
              .formatted(folder.path(), result.output()));
    }
    Files.move(half, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    if (!Binaries.isWindows()) {
      try (FileChannel channel = FileChannel.open(folder.database(), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// Sorting is the builtin provider's, alike everywhere. pg_trgm asks the system's own tables what
  /// a letter is: with plain C no Chinese character is one, and a search for it finds nothing.
  private static String characterTypes() {
    String system = System.getProperty("os.name");
    return system.startsWith("Mac") ? "UTF-8" : system.startsWith("Windows") ? "C" : "C.UTF-8";
  }

  /// The whole of the server's settings, written anew at each start. What an operator adds stands
  /// in `extra.conf` beside the cluster and wins.
  void configure(int port, ServerOptions options) throws IOException {
    Path extra = folder.database().resolve("extra.conf");
    Files.writeString(
        folder.cluster().resolve("postgresql.conf"),
        """
        # Written by Throughline at each start. Settings of your own: ../extra.conf
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = %d
        shared_buffers = %dMB
        maintenance_work_mem = 64MB
        max_wal_size = 512MB
        jit = off
        # No texts of statements and rows: they hold what people wrote.
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_checkpoints = off
        log_line_prefix = '%%m [%%p] %%q%%u@%%d '
        log_timezone = 'UTC'
        timezone = 'UTC'
        lc_messages = 'C'
        %s
        """
            .formatted(
                port,
                options.maxConnections(),
                options.sharedBuffersMegabytes(),
                Files.exists(extra) ? "include = '../extra.conf'" : ""));
  }

  private static void deleteIfExists(Path path) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(path)) {
      paths = walk.toList();
    }
    for (Path each : paths.reversed()) {
      Files.delete(each);
    }
  }
}
