package org.throughline.minutes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The plain text of minutes, and its hash. The text is what is downloaded, so that anybody can
/// check the hash with `sha256sum` and nothing else.
public final class Wording {
  private Wording() {}

  /// Paragraphs with an empty line between them, and a line end at the end.
  public static String of(List<Paragraph> paragraphs) {
    return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n", "", "\n"));
  }

  /// SHA-256 of the text in UTF-8, in lower-case hexadecimal.
  public static String hash(List<Paragraph> paragraphs) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(of(paragraphs).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
