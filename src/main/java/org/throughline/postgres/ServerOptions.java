package org.throughline.postgres;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;

/// How to run the embedded server.
///
/// @param dataFolder holds the database and its passwords; created when missing
/// @param sharedBuffersMegabytes memory PostgreSQL sets aside for itself; a quarter of what the
///   machine can spare
/// @param maxConnections sessions at a time, all pools together
/// @param stopsWithJvm whether the end of the JVM stops the server. An application with a shutdown
///   order of its own says no and calls [EmbeddedPostgres#close()] last: shutdown hooks run side by
///   side, and a request being finished still needs its database.
public record ServerOptions(
    Path dataFolder, int sharedBuffersMegabytes, int maxConnections, boolean stopsWithJvm) {

  public ServerOptions {
    Objects.requireNonNull(dataFolder);
    if (sharedBuffersMegabytes < 1 || maxConnections < 5) {
      throw new IllegalArgumentException("too little memory or too few connections");
    }
  }

  public static ServerOptions in(Path dataFolder) {
    return new ServerOptions(dataFolder, buffersFor(machineMegabytes()), 60, true);
  }

  /// A thirty-second part of the machine's memory, within bounds. PostgreSQL takes it page by page
  /// as there is data to keep in it: a small office never uses it up, a nation is not read from the
  /// system again and again.
  static int buffersFor(long megabytes) {
    return (int) Math.clamp(megabytes / 32, 64, 512);
  }

  private static long machineMegabytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() / (1024 * 1024)
        : 0;
  }

  public ServerOptions withSharedBuffersMegabytes(int megabytes) {
    return new ServerOptions(dataFolder, megabytes, maxConnections, stopsWithJvm);
  }

  public ServerOptions withMaxConnections(int connections) {
    return new ServerOptions(dataFolder, sharedBuffersMegabytes, connections, stopsWithJvm);
  }

  public ServerOptions outlivingTheJvmUntilClosed() {
    return new ServerOptions(dataFolder, sharedBuffersMegabytes, maxConnections, false);
  }
}
