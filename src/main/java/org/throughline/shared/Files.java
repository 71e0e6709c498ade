package org.throughline.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Uploaded files, by the SHA-256 of their content, in the data folder. A file is on the disk,
/// synced with its folder, before its name is given back; the same content is stored once.
@Service
public class Files {
  private final Path folder;

  Files(@Value("${throughline.files}") Path folder) {
    this.folder = folder;
  }

  public record Stored(String sha256, long size) {}

  public Stored store(byte[] content) {
    var name = HexFormat.of().formatHex(digest().digest(content));
    var place = place(name);
    var shelf = folder.resolve(name.substring(0, 2));
    try {
      if (!java.nio.file.Files.exists(place)) {
        java.nio.file.Files.createDirectories(shelf);
        var fresh = java.nio.file.Files.createTempFile(shelf, "new", ".part");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
          var buffer = java.nio.ByteBuffer.wrap(content);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        java.nio.file.Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(shelf);
        syncFolder(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store a file below " + folder, e);
    }
    return new Stored(name, content.length);
  }

  /// @throws NotFound where no such content is stored
  public InputStream open(String sha256) {
    try {
      return java.nio.file.Files.newInputStream(place(sha256));
    } catch (IOException e) {
      throw new NotFound("file " + sha256);
    }
  }

  private Path place(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new NotFound("file");
    }
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /// A rename is durable once its folder is; Windows cannot open one, and does not need it.
  private static void syncFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
