package org.throughline.postgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// The passwords of the three roles, kept beside the cluster in a file only its owner can read.
record Passwords(String superuser, String owner, String app) {

  static Passwords random() {
    return new Passwords(randomPassword(), randomPassword(), randomPassword());
  }

  static Passwords read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Passwords(
        get(properties, "superuser", file),
        get(properties, "owner", file),
        get(properties, "app", file));
  }

  void write(Path file) throws IOException {
    writePrivately(
        file,
        """
        # Passwords of the database server in this folder. Keep them with it: a backup needs both.
        superuser=%s
        owner=%s
        app=%s
        """
            .formatted(superuser, owner, app));
  }

  /// Whole or not at all, on disk when this returns, and never readable by others.
  static void writePrivately(Path file, String text) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    DataFolder.createPrivateFile(half);
    Files.writeString(half, text);
    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String get(Properties properties, String name, Path file) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new PostgresUnavailable(
          "The passwords file %s lacks the line %s=...; take the file from a backup."
              .formatted(file, name));
    }
    return value;
  }

  @Override
  public String toString() {
    return "Passwords[...]";
  }
}
