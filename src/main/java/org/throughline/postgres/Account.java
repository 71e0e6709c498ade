package org.throughline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A user of the operating system and that user's first group, by number.
record Account(int user, int group) {

  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  /// Root where the system does not say, as on Windows.
  static Account ownerOf(Path path) {
    return new Account(
        attribute(path, "unix:uid").orElse(0), attribute(path, "unix:gid").orElse(0));
  }

  static Optional<Account> named(String name) throws IOException {
    if (Files.notExists(ACCOUNTS)) {
      return Optional.empty();
    }
    return Files.readAllLines(ACCOUNTS).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals(name))
        .map(fields -> new Account(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
        .findFirst();
  }

  static boolean thisProcessIsRoots() {
    return attribute(Path.of("/proc/self"), "unix:uid").equals(Optional.of(0));
  }

  boolean isRoot() {
    return user == 0;
  }

  /// Takes over a file or a folder with all that is in it, links themselves and not their targets;
  /// nothing to do where the topmost is this account's already.
  void own(Path path) throws IOException {
    if (Files.notExists(path) || ownerOf(path).equals(this)) {
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : (Iterable<Path>) below::iterator) {
        Files.setAttribute(each, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(each, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static Optional<Integer> attribute(Path path, String name) {
    try {
      return Optional.of((Integer) Files.getAttribute(path, name));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
