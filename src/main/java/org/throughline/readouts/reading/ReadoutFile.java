package org.throughline.readouts.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a file into text to read, or says why not. It trusts the bytes, never the
/// file's name.
public final class ReadoutFile {
  /// The longest readouts that we met, whole-day minutes with their annexes, stay under 1 MB.
  public static final int LARGEST_BYTES = 5 * 1024 * 1024;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private ReadoutFile() {}

  /// Refusals: `empty`, `too-large` (limit in MB), `binary` (format), `undecodable`, all below
  /// `readouts.intake.`.
  public static Intake take(byte[] bytes) {
    if (bytes.length > LARGEST_BYTES) {
      return Intake.Refused.because("too-large", LARGEST_BYTES / (1024 * 1024));
    }
    String format = Signatures.formatOf(bytes);
    if (format != null) {
      return Intake.Refused.because("binary", format);
    }
    for (Charset charset : candidates(bytes)) {
      String text = decode(bytes, charset);
      if (text != null && isPlausible(text)) {
        return taken(text, charset);
      }
    }
    return Intake.Refused.because("undecodable");
  }

  private static Intake taken(String decoded, Charset charset) {
    boolean markup = SavedPage.looksLikeOne(decoded);
    String text = markup ? SavedPage.textOf(decoded) : decoded;
    return text.isBlank()
        ? Intake.Refused.because("empty")
        : new Intake.Taken(text, charset.name(), markup);
  }

  /// A byte order mark decides; without one UTF-8 is strict enough to fail on anything else.
  private static Charset[] candidates(byte[] b) {
    if (Signatures.startsWith(b, 0xff, 0xfe)) {
      return new Charset[] {StandardCharsets.UTF_16LE};
    }
    if (Signatures.startsWith(b, 0xfe, 0xff)) {
      return new Charset[] {StandardCharsets.UTF_16BE};
    }
    return Signatures.startsWith(b, 0xef, 0xbb, 0xbf)
        ? new Charset[] {StandardCharsets.UTF_8}
        : new Charset[] {StandardCharsets.UTF_8, GB18030};
  }

  private static @Nullable String decode(byte[] bytes, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /// GB18030 can decode much that is not text: refuse where control or private-use characters are
  /// more than strays.
  private static boolean isPlausible(String text) {
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
      if (control || (c >= 0x7f && c < 0xa0) || (c >= 0xe000 && c <= 0xf8ff)) {
        odd++;
      }
    }
    return odd * 100L <= text.length();
  }
}
