package org.throughline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who PostgreSQL runs as. It refuses to run as root, so a process of root's gives up that right
/// for it.
///
/// @param prefix words to put before a command
/// @param account who the files must belong to; null where they belong to the right user already
record ServerUser(List<String> prefix, @Nullable Account account) {

  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  /// A folder that belongs to somebody else than root: the server runs as that user. One of root's
  /// own: the server runs without rights in a user namespace, where the files stay root's; else as
  /// a system account that gets the database folder.
  static ServerUser choose(DataFolder folder) throws IOException {
    if (!Account.thisProcessIsRoots()) {
      return new ServerUser(List.of(), null);
    }
    Path owned = Files.exists(folder.cluster()) ? folder.cluster() : folder.path();
    Account owner = Account.ownerOf(owned);
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder.path());
    for (ServerUser candidate : candidates(owner)) {
      candidate.takeOver(folder);
      if (candidate.canWorkIn(folder.database())) {
        return candidate;
      }
    }
    owner.own(folder.database());
    Files.setPosixFilePermissions(folder.path(), permissions);
    throw new PostgresUnavailable(
        """
        PostgreSQL does not run as root, and no lesser user can reach %s. \
        Give the folder to an ordinary user (chown) and make the folders above it passable, \
        or start Throughline as an ordinary user, \
        or name a server of your own with --database-url.\
        """
            .formatted(folder.path()));
  }

  private static List<ServerUser> candidates(Account owner) throws IOException {
    if (!owner.isRoot()) {
      return List.of(switchingTo(owner));
    }
    List<ServerUser> candidates = new ArrayList<>();
    candidates.add(new ServerUser(List.of("unshare", "-U"), null));
    Account.named("postgres").map(ServerUser::switchingTo).ifPresent(candidates::add);
    Account.named("nobody").map(ServerUser::switchingTo).ifPresent(candidates::add);
    return candidates;
  }

  private static ServerUser switchingTo(Account account) {
    String user = "--reuid=" + account.user();
    String group = "--regid=" + account.group();
    return new ServerUser(List.of("setpriv", user, group, "--clear-groups"), account);
  }

  /// Hands over the database folder, nothing else, and lets its new owner pass through the data
  /// folder.
  private void takeOver(DataFolder folder) throws IOException {
    if (account == null) {
      return;
    }
    if (Account.ownerOf(folder.path()).user() != account.user()) {
      Set<PosixFilePermission> permissions =
          EnumSet.copyOf(Files.getPosixFilePermissions(folder.path()));
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(folder.path(), permissions);
    }
    account.own(folder.database());
  }

  private boolean canWorkIn(Path database) {
    String trial = "test \"$(id -u)\" != 0 && test -w \"$1\" && test -x \"$1\"";
    try {
      return Command.run(command("sh", "-c", trial, "sh", database.toString()), database)
          .succeeded();
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /// A file made by this process that the server, or the same person without root's help, needs.
  void give(Path path) throws IOException {
    if (account != null) {
      account.own(path);
    }
  }
}
