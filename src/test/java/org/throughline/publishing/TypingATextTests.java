package org.throughline.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;

class TypingATextTests {
  @Test
  void blankLinesDivideParagraphsAndSignsMakeHeadingsAndItems() {
    assertThat(read("Title", "One\nline.\r\n\r\n## Next\n- a\n- b\n\nLast", Language.ENGLISH))
        .containsExactly(
            new Segment(1, SegmentKind.TITLE, "Title"),
            new Segment(2, SegmentKind.PARAGRAPH, "One line."),
            new Segment(3, SegmentKind.HEADING, "Next"),
            new Segment(4, SegmentKind.ITEM, "a"),
            new Segment(5, SegmentKind.ITEM, "b"),
            new Segment(6, SegmentKind.PARAGRAPH, "Last"));
  }

  @Test
  void chineseLinesRunOnWithoutASpace() {
    assertThat(read("题", "会议\n强调", Language.CHINESE).getLast().text()).isEqualTo("会议强调");
  }

  @Test
  void whatIsTypedComesBackAsItWas() {
    var typed = "One\n\n## Next\n\n- a\n- b\n\nLast";
    assertThat(Manuscript.typed(read("T", typed, Language.ENGLISH))).isEqualTo(typed);
  }

  @Test
  void charactersThatNoFeedCanHoldAreLeftOut() {
    var hostile = "a" + (char) 0 + (char) 7 + "b" + (char) 0xFFFF + "c<script>\"'&";
    assertThat(read("T", hostile, Language.ENGLISH).getLast().text()).isEqualTo("abc<script>\"'&");
  }

  @Test
  void anEmptyOrOverlongTextIsRefusedWithASentence() {
    assertThat(refused("", "x")).isEqualTo("publishing.text.no_title");
    assertThat(refused("T", " \n ")).isEqualTo("publishing.text.no_text");
    assertThat(refused("x".repeat(301), "x")).isEqualTo("publishing.text.title_too_long");
    assertThat(refused("T", "x".repeat(5001))).isEqualTo("publishing.text.paragraph_too_long");
    assertThat(refused("T", "x\n\n".repeat(300))).isEqualTo("publishing.text.too_many");
  }

  private static String refused(String title, String body) {
    return Manuscript.read(title, body, Language.ENGLISH).fold(_ -> "", why -> why.key());
  }

  private static List<Segment> read(String title, String body, Language language) {
    return Manuscript.read(title, body, language) instanceof Outcome.Done<List<Segment>>(var text)
        ? text
        : List.of();
  }
}
