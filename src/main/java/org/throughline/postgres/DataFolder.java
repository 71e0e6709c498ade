package org.throughline.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder an installation lives in, held by one process at a time.
///
/// The operating system gives the lock back when the process ends, however it ends; a lock file
/// left lying about therefore means nothing by itself.
final class DataFolder implements AutoCloseable {

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static DataFolder lock(Path folder) {
    try {
      createPrivateFolders(folder.toAbsolutePath());
      Path real = folder.toRealPath();
      if (!Files.isWritable(real)) {
        throw new AccessDeniedException(real.toString());
      }
      return lockExisting(real);
    } catch (FileSystemException notOurs) {
      throw new PostgresUnavailable(
          "The data folder %s cannot be written by the user %s. Give it to that user, or name another folder."
              .formatted(folder, System.getProperty("user.name")),
          notOurs);
    } catch (IOException unusable) {
      throw new PostgresUnavailable(
          "The data folder %s cannot be used: %s.".formatted(folder, unusable.getMessage()),
          unusable);
    }
  }

  private static DataFolder lockExisting(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    if (Files.notExists(file)) {
      createPrivateFile(file);
      if (Account.thisProcessIsRoots()) {
        Account.ownerOf(folder).own(file);
      }
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      String holder = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      channel.close();
      throw new PostgresUnavailable(
          "The data folder %s is in use by another running Throughline%s. Stop that one, or name another folder."
              .formatted(folder, holder.isEmpty() ? "" : " (process " + holder + ")"));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
    return new DataFolder(folder, channel);
  }

  /// Far behind the end of the file, so that the process id in it stays readable where locks are
  /// mandatory.
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path path() {
    return folder;
  }

  /// Everything PostgreSQL, passwords included.
  Path database() {
    return folder.resolve("database");
  }

  Path cluster() {
    return database().resolve("cluster");
  }

  Path log() {
    return database().resolve("server.log");
  }

  Path passwords() {
    return database().resolve("passwords.properties");
  }

  /// Stands there once the roles and the database exist.
  Path prepared() {
    return database().resolve("prepared");
  }

  /// Made by root inside somebody's folder, they are that somebody's.
  static void createPrivateFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path topmost = folder;
    while (topmost.getParent() != null && Files.notExists(topmost.getParent())) {
      topmost = topmost.getParent();
    }
    Files.createDirectories(folder, onlyForTheOwner(folder, "rwx------"));
    if (Account.thisProcessIsRoots() && topmost.getParent() != null) {
      Account.ownerOf(topmost.getParent()).own(topmost);
    }
  }

  static void createPrivateFile(Path file) throws IOException {
    Files.createFile(file, onlyForTheOwner(file, "rw-------"));
  }

  static void restrict(Path path, String permissions) throws IOException {
    if (knowsPermissions(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static boolean knowsPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] onlyForTheOwner(Path path, String permissions) {
    if (!knowsPermissions(path)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException nothingLeftToDo) {
      throw new PostgresUnavailable(
          "The lock of the data folder %s could not be given back.".formatted(folder),
          nothingLeftToDo);
    }
  }
}
