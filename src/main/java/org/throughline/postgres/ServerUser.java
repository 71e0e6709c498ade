package org.throughline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who PostgreSQL runs as. It refuses to run as root, so a process of root's gives up that right
/// for it.
///
/// @param prefix words to put before a command
/// @param owner the user the files must belong to; null where they belong to the right user already
record ServerUser(List<String> prefix, @Nullable Account owner) {

  record Account(int user, int group) {}

  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  static boolean isRoot() {
    return attribute(Path.of("/proc/self"), "unix:uid").equals(Optional.of(0));
  }

  /// A folder that belongs to somebody else than root: the server runs as that user. One of root's
  /// own: the server runs without rights in a user namespace, where the files stay root's; else as
  /// a system account that gets the database folder.
  static ServerUser choose(DataFolder folder) throws IOException {
    if (!isRoot()) {
      return new ServerUser(List.of(), null);
    }
    Account owner = ownerOf(Files.exists(folder.cluster()) ? folder.cluster() : folder.path());
    List<ServerUser> candidates = new ArrayList<>();
    if (owner.user() != 0) {
      candidates.add(switchingTo(owner));
    } else {
      candidates.add(new ServerUser(List.of("unshare", "-U"), null));
      systemAccount("postgres").map(ServerUser::switchingTo).ifPresent(candidates::add);
      systemAccount("nobody").map(ServerUser::switchingTo).ifPresent(candidates::add);
    }
    for (ServerUser candidate : candidates) {
      candidate.takeOver(folder);
      if (candidate.canWork(folder.database())) {
        return candidate;
      }
    }
    new ServerUser(List.of(), owner).give(folder.database());
    throw new PostgresUnavailable(
        """
        PostgreSQL does not run as root, and no lesser user can reach %s. \
        Give the folder to an ordinary user (chown) and make the folders above it passable, \
        or start Throughline as an ordinary user, or name a server of your own with --database-url.\
        """
            .formatted(folder.path()));
  }

  private static ServerUser switchingTo(Account account) {
    return new ServerUser(
        List.of(
            "setpriv", "--reuid=" + account.user(), "--regid=" + account.group(), "--clear-groups"),
        account);
  }

  private boolean canWork(Path database) {
    List<String> trial =
        command(
            "sh",
            "-c",
            "test \"$(id -u)\" != 0 && test -w \"$1\" && test -x \"$1\"",
            "sh",
            database.toString());
    try {
      return Command.run(trial, database).succeeded();
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /// Hands over the database folder, nothing else, and lets its new owner pass through the data
  /// folder.
  private void takeOver(DataFolder folder) throws IOException {
    Account account = owner;
    if (account == null) {
      return;
    }
    if (ownerOf(folder.path()).user() != account.user()) {
      Set<PosixFilePermission> permissions =
          EnumSet.copyOf(Files.getPosixFilePermissions(folder.path()));
      if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
        Files.setPosixFilePermissions(folder.path(), permissions);
      }
    }
    give(folder.database());
  }

  /// Everything below, as far as it is not that user's yet; links are not followed.
  void give(Path path) throws IOException {
    Account account = owner;
    if (account == null || Files.notExists(path) || ownerOf(path).equals(account)) {
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : (Iterable<Path>) below::iterator) {
        Files.setAttribute(each, "unix:uid", account.user(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(each, "unix:gid", account.group(), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static Account ownerOf(Path path) {
    return new Account(
        attribute(path, "unix:uid").orElse(0), attribute(path, "unix:gid").orElse(0));
  }

  private static Optional<Account> systemAccount(String name) throws IOException {
    Path accounts = Path.of("/etc/passwd");
    if (Files.notExists(accounts)) {
      return Optional.empty();
    }
    return Files.readAllLines(accounts).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals(name))
        .map(fields -> new Account(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
        .findFirst();
  }

  private static Optional<Integer> attribute(Path path, String name) {
    try {
      return Optional.of((Integer) Files.getAttribute(path, name));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
