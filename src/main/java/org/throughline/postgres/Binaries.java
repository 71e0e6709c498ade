package org.throughline.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the jar they come in.
///
/// @param version as the server says it, such as 18.6
record Binaries(Path home, String version) {

  private static final String STAMP = "unpacked.txt";

  Path program(String name) {
    return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  /// @param cache a folder several installations may share, of several versions at a time
  static Binaries unpackInto(Path cache) throws IOException {
    URL archive = archive();
    Path home = cache.toAbsolutePath().resolve("postgresql-" + fingerprint(archive));
    Files.createDirectories(cache);
    try (FileChannel channel =
        FileChannel.open(
            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (!isWhole(home)) {
        unpack(archive, home);
      }
    }
    return new Binaries(home, Files.readAllLines(home.resolve(STAMP)).getFirst());
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String kind =
        (system.contains("windows") ? "windows" : system.contains("mac") ? "darwin" : "linux")
            + (processor.equals("aarch64") ? "-arm_64" : "-x86_64");
    List<String> names =
        Files.exists(Path.of("/etc/alpine-release"))
            ? List.of(kind + "-alpine_linux", kind)
            : List.of(kind);
    return names.stream()
        .map(name -> Binaries.class.getResource("/postgres-" + name + ".txz"))
        .filter(found -> found != null)
        .findFirst()
        .orElseThrow(() ->
            new PostgresUnavailable(
                "No PostgreSQL is included for this kind of machine (%s). Name a server of your own with --database-url."
                    .formatted(kind)));
  }

  private static String fingerprint(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    long number =
        connection instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : connection.getContentLengthLong();
    return Long.toHexString(number);
  }

  /// Cleaners of temporary and cache folders take single files away; the stamp tells.
  private static boolean isWhole(Path home) throws IOException {
    Path stamp = home.resolve(STAMP);
    return Files.exists(stamp)
        && Files.readAllLines(stamp).subList(1, 3).equals(countAndSize(home));
  }

  private static void unpack(URL archive, Path home) throws IOException {
    Path half = home.resolveSibling(home.getFileName() + ".new");
    delete(half);
    try (InputStream packed = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, half);
      }
    }
    List<String> countAndSize = countAndSize(half);
    Files.write(
        half.resolve(STAMP),
        List.of(askVersion(half), countAndSize.getFirst(), countAndSize.getLast()));
    delete(home);
    Files.move(half, home);
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path home)
      throws IOException {
    Path target = home.resolve(entry.getName()).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("an entry points outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0) {
      target.toFile().setExecutable(true, false);
    }
  }

  private static String askVersion(Path home) {
    Binaries unpacked = new Binaries(home, "");
    try {
      Command.Result result =
          Command.run(List.of(unpacked.program("postgres").toString(), "--version"), home);
      if (result.succeeded()) {
        return result.output().replaceAll("^\\D*", "").replaceAll("\\s.*$", "");
      }
      throw new IOException(result.output());
    } catch (IOException cannotRun) {
      throw new PostgresUnavailable(
          "The included PostgreSQL does not run on this machine (%s). Name a server of your own with --database-url."
              .formatted(cannotRun.getMessage()),
          cannotRun);
    }
  }

  private static List<String> countAndSize(Path home) throws IOException {
    long count = 0;
    long size = 0;
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path) && !path.endsWith(STAMP)) {
          count++;
          size += Files.size(path);
        }
      }
    }
    return List.of("files " + count, "bytes " + size);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.toList();
    }
    for (Path path : paths.reversed()) {
      Files.delete(path);
    }
  }

  static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
