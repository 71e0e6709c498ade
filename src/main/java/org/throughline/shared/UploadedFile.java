package org.throughline.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// A file as it was sent. Neither the sender's name for it nor the sender's type is believed; it is
/// never unpacked.
///
/// @param given as the sender's machine calls it: not to be trusted
@SuppressWarnings("ArrayRecordComponent")
public record UploadedFile(String given, byte[] content) {
  private static final int NAME = 150;
  private static final String ZIP = "application/zip";

  /// Written by office programs as ZIP archives. A file that calls itself one of these and is an
  /// archive is handed out as one; nothing here opens it.
  private static final Map<String, String> OFFICE =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "odt", "application/vnd.oasis.opendocument.text",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "odp", "application/vnd.oasis.opendocument.presentation");

  public String name() {
    return name(given);
  }

  public String mediaType() {
    var type = mediaType(content);
    var ending = name().substring(name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return type.equals(ZIP) ? OFFICE.getOrDefault(ending, ZIP) : type;
  }

  /// The last part of a path, without control characters, marks that reverse the writing direction,
  /// or anything a file system or header could stumble over.
  public static String name(String given) {
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
  public static String mediaType(byte[] content) {
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
      return ZIP;
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
