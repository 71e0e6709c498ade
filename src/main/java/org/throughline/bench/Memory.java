package org.throughline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How much memory this process holds: that of the system, not only Java's heap.
final class Memory {
  private Memory() {}

  static String described() {
    var megabytes = residentMegabytes();
    return megabytes < 0
        ? "the system does not tell the process's memory"
        : String.format(Locale.ROOT, "the JVM holds %d MB of memory", megabytes);
  }

  /// Less than nought where the system does not say.
  static long residentMegabytes() {
    try {
      for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return -1;
  }
}
