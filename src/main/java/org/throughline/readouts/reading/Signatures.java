package org.throughline.readouts.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first bytes by which files that are not text give themselves away.
final class Signatures {
  private static final Map<String, int[]> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put("PDF", new int[] {'%', 'P', 'D', 'F', '-'});
    FORMATS.put("ZIP", new int[] {'P', 'K', 3, 4});
    FORMATS.put("ZIP (empty)", new int[] {'P', 'K', 5, 6});
    FORMATS.put("Word 97", new int[] {0xd0, 0xcf, 0x11, 0xe0});
    FORMATS.put("RTF", new int[] {'{', '\\', 'r', 't', 'f'});
    FORMATS.put("PNG", new int[] {0x89, 'P', 'N', 'G'});
    FORMATS.put("JPEG", new int[] {0xff, 0xd8, 0xff});
    FORMATS.put("GIF", new int[] {'G', 'I', 'F', '8'});
    FORMATS.put("TIFF", new int[] {'I', 'I', '*', 0});
    FORMATS.put("GZIP", new int[] {0x1f, 0x8b});
    FORMATS.put("7-Zip", new int[] {'7', 'z', 0xbc, 0xaf});
    FORMATS.put("RAR", new int[] {'R', 'a', 'r', '!'});
    FORMATS.put("XZ", new int[] {0xfd, '7', 'z', 'X', 'Z'});
    FORMATS.put("ELF", new int[] {0x7f, 'E', 'L', 'F'});
    FORMATS.put("SQLite", new int[] {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f'});
    FORMATS.put("Ogg", new int[] {'O', 'g', 'g', 'S'});
    FORMATS.put("RIFF", new int[] {'R', 'I', 'F', 'F'});
    FORMATS.put("MP3", new int[] {'I', 'D', '3'});
  }

  private Signatures() {}

  /// The format's name, or null for what may be text.
  static @Nullable String formatOf(byte[] bytes) {
    for (Map.Entry<String, int[]> format : FORMATS.entrySet()) {
      if (startsWith(bytes, format.getValue())) {
        return format.getKey();
      }
    }
    return null;
  }

  static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
