package org.throughline.tasks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Refusal;

/// What is taken as evidence, and under which name and type. Neither the sender's name nor the
/// sender's type is believed.
public final class EvidenceFiles {
  public static final int MOST = 5;
  public static final int MEGABYTES = 20;
  private static final int BYTES = MEGABYTES * 1024 * 1024;
  private static final int NAME = 150;

  private EvidenceFiles() {}

  static @Nullable Refusal refusal(List<Upload> files) {
    if (files.size() > MOST) {
      return Refusal.invalid("tasks.refused.too_many_files", MOST);
    }
    for (var file : files) {
      if (file.content().length == 0) {
        return Refusal.invalid("tasks.refused.empty_file", name(file.name()));
      }
      if (file.content().length > BYTES) {
        return Refusal.tooLarge("tasks.refused.file_too_large", name(file.name()), MEGABYTES);
      }
    }
    return null;
  }

  /// The last part of a path, without control characters, marks that reverse the writing direction,
  /// or anything a file system or header could stumble over.
  static String name(String given) {
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var clean =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\"<>|:*?;%]", "")
            .strip()
            .replaceFirst("^[.\\s]+", "");
    if (clean.isEmpty()) {
      return "file";
    }
    return clean.length() <= NAME ? clean : clean.substring(clean.length() - NAME);
  }

  /// By the content's first bytes. HTML and SVG are plain text here, so that no reader's browser
  /// ever takes them for a page.
  static String mediaType(byte[] content) {
    if (starts(content, '%', 'P', 'D', 'F', '-')) {
      return "application/pdf";
    }
    if (starts(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return "image/png";
    }
    if (starts(content, 0xFF, 0xD8, 0xFF)) {
      return "image/jpeg";
    }
    if (starts(content, 'G', 'I', 'F', '8')) {
      return "image/gif";
    }
    if (starts(content, 'P', 'K', 0x03, 0x04)) {
      return "application/zip";
    }
    return isText(content) ? "text/plain" : "application/octet-stream";
  }

  private static boolean starts(byte[] content, int... magic) {
    if (content.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((content[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] content) {
    for (var each : content) {
      if (each == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
