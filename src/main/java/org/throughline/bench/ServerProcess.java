package org.throughline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The product as an operator starts it, in a process of its own: what it takes can be told from
/// what its clients take.
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final Path data;
  private final URI address;
  private final Duration untilReady;

  private ServerProcess(Process process, Path data, URI address, Duration untilReady) {
    this.process = process;
    this.data = data;
    this.address = address;
    this.untilReady = untilReady;
  }

  static ServerProcess start(Path data) throws IOException {
    var home = System.getProperty("throughline.home");
    if (home == null) {
      throw new IllegalStateException("start this by ./throughline bench");
    }
    var begin = System.nanoTime();
    var process =
        new ProcessBuilder(
                Path.of(home, "throughline").toString(),
                "serve",
                "--data",
                data.toAbsolutePath().toString(),
                "--port",
                String.valueOf(freePort()))
            .redirectErrorStream(true)
            .start();
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("Throughline is ready at ")) {
        var ready = Duration.ofNanos(System.nanoTime() - begin);
        Thread.ofVirtual().start(() -> said.lines().forEach(ServerProcess::show));
        return new ServerProcess(
            process, data, URI.create(line.substring(line.lastIndexOf(' ') + 1)), ready);
      }
    }
    throw new IllegalStateException("the server ended before it was ready");
  }

  private static void show(String line) {
    if (line.contains(" WARN ") || line.contains(" ERROR ")) {
      System.err.println("server: " + line);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
  }

  /// From starting the launcher to its ready line.
  Duration untilReady() {
    return untilReady;
  }

  /// Processor time used so far by the server and by its database.
  Duration processorTime() throws IOException {
    return used(process.toHandle()).plus(used(database()));
  }

  private ProcessHandle database() throws IOException {
    try (var lines = Files.lines(data.resolve("database/cluster/postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()))
          .orElseThrow();
    }
  }

  private static Duration used(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Megabytes that the server itself has held at most since it started; Linux only.
  long peakMegabytes() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
