package org.throughline.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the unpacked programs lie: once per person, shared by all data folders.
final class ProgramFolder {

  private ProgramFolder() {}

  /// Within the data folder where the server runs as somebody else, who cannot look into this
  /// person's home.
  static Path of(DataFolder folder, ServerUser user) {
    Path within = folder.database().resolve("programs");
    if (user.account() != null) {
      return within;
    }
    Path home = Path.of(System.getProperty("user.home"));
    Path shared =
        environment("XDG_CACHE_HOME")
            .or(() -> environment("LOCALAPPDATA"))
            .orElseGet(() -> usual(home))
            .resolve("throughline");
    return canBeWritten(shared) ? shared : within;
  }

  private static Path usual(Path home) {
    Path mac = home.resolve("Library").resolve("Caches");
    return Files.isDirectory(mac) ? mac : home.resolve(".cache");
  }

  private static boolean canBeWritten(Path folder) {
    File nearest = folder.toFile();
    while (nearest != null && !nearest.exists()) {
      nearest = nearest.getParentFile();
    }
    return nearest != null && nearest.isDirectory() && nearest.canWrite();
  }

  private static Optional<Path> environment(String name) {
    return Optional.ofNullable(System.getenv(name))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
