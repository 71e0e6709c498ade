package org.throughline.readouts.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be handed in to be read, and how the rest is refused.
class TakingInAFileTests {
  private static final String TEXT = "市政府召开会议。The council met – at last.";

  @Test
  void utf8IsTakenWithAndWithoutItsMark() {
    assertThat(taken(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
    assertThat(taken(("\ufeff" + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
  }

  @Test
  void utf16IsTakenWithItsMark() {
    assertThat(taken(("\ufeff" + TEXT).getBytes(UTF_16LE))).isEqualTo(TEXT);
    assertThat(taken(("\ufeff" + TEXT).getBytes(UTF_16BE))).isEqualTo(TEXT);
  }

  @Test
  void gb18030IsTaken() {
    assertThat(taken(TEXT.getBytes(Charset.forName("GB18030")))).isEqualTo(TEXT);
  }

  @Test
  void ofASavedPageOnlyTheArticleIsTaken() {
    String page =
        """
        <!DOCTYPE html><html><head><title>T</title><script>var x = "no";</script><style>p {}</style></head>
        <body><nav><a>Home</a></nav><h1>Board meets</h1><p>The Board&nbsp;met.</p><p>It <b>approved</b> a plan.</p>
        <footer>Copyright</footer></body></html>
        """;
    assertThat(taken(page.getBytes(UTF_8)))
        .isEqualTo("Board meets\n\nThe Board met.\n\nIt approved a plan.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n\t ", "<html><body><script>1</script></body></html>"})
  void whatHasNoTextIsRefused(String content) {
    assertThat(refusal(content.getBytes(UTF_8))).isEqualTo("readouts.intake.empty");
  }

  @Test
  void whatIsTooLargeIsRefusedWithTheLimit() {
    Intake intake = ReadoutFile.take(new byte[ReadoutFile.LARGEST_BYTES + 1]);
    assertThat(intake).isEqualTo(Intake.Refused.because("too-large", 5));
  }

  @Test
  void aPdfOrAnArchiveIsRefusedWhateverItsName() {
    assertThat(ReadoutFile.take("%PDF-1.7\nrest".getBytes(UTF_8)))
        .isEqualTo(Intake.Refused.because("binary", "PDF"));
    assertThat(ReadoutFile.take(new byte[] {'P', 'K', 3, 4, 20, 0}))
        .isEqualTo(Intake.Refused.because("binary", "ZIP"));
    assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}))
        .isEqualTo("readouts.intake.binary");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 4000; i++) {
      bytes.write(i * 37 + i / 3);
    }
    assertThat(refusal(bytes.toByteArray())).isEqualTo("readouts.intake.undecodable");
    assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xfe, 65}))
        .isEqualTo("readouts.intake.undecodable");
  }

  private static String taken(byte[] bytes) {
    return switch (ReadoutFile.take(bytes)) {
      case Intake.Taken(String text, _, _) -> text;
      case Intake.Refused refused -> throw new AssertionError(refused.reason());
    };
  }

  private static String refusal(byte[] bytes) {
    return switch (ReadoutFile.take(bytes)) {
      case Intake.Taken(String text, _, _) -> throw new AssertionError("taken: " + text);
      case Intake.Refused refused -> refused.reason();
    };
  }
}
