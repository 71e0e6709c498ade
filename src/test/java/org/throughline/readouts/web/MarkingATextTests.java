package org.throughline.readouts.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.throughline.readouts.reading.Span;

class MarkingATextTests {
  private static final String TEXT =
      "The <b>Board</b> & its \"Chair\" met; the Water Bureau must inspect 堤防 by 30 June.";

  @Test
  void aSpanWithinAnotherIsAMarkWithinAMark() {
    var page = page(TEXT, new Span(35, 60), new Span(39, 51));
    assertThat(page.select("#s1").first().wholeText()).isEqualTo(TEXT.substring(35, 60));
    assertThat(page.select("#s1 > #s2").first().wholeText()).isEqualTo(TEXT.substring(39, 51));
  }

  @Test
  void whereTwoCrossTheLaterIsCut() {
    var page = page(TEXT, new Span(0, 20), new Span(10, 30));
    assertThat(page.select("#s1").first().wholeText()).isEqualTo(TEXT.substring(0, 20));
    assertThat(page.select("#s2").first().wholeText()).isEqualTo(TEXT.substring(10, 20));
    assertThat(page.select("mark:not([id])").first().wholeText()).isEqualTo(TEXT.substring(20, 30));
  }

  @Test
  void twoValuesOfTheSameWordsEachHaveAMark() {
    var page = page(TEXT, new Span(4, 9), new Span(4, 9));
    assertThat(page.select("mark[id]").eachAttr("id")).containsExactlyInAnyOrder("s1", "s2");
  }

  /// However the spans lie, the text stays as it is, nothing of it becomes markup, and each value
  /// leads to a mark that begins where its span does.
  @Test
  void theTextNeverChanges() {
    var random = new Random(20260309);
    for (int round = 0; round < 500; round++) {
      var spans = new ArrayList<Span>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        int begin = random.nextInt(TEXT.length() - 1);
        spans.add(new Span(begin, begin + 1 + random.nextInt(TEXT.length() - begin)));
      }
      var page = page(TEXT, spans.toArray(Span[]::new));
      assertThat(page.body().wholeText()).isEqualTo(TEXT);
      assertThat(page.select("body *").stream().map(each -> each.tagName()).distinct())
          .containsExactly("mark");
      for (int i = 0; i < spans.size(); i++) {
        var marks = page.select("#s" + (i + 1));
        assertThat(marks).hasSize(1);
        assertThat(TEXT.substring(spans.get(i).begin(), spans.get(i).end()))
            .startsWith(marks.first().wholeText());
        assertThat(marks.first().wholeText()).isNotEmpty();
      }
    }
  }

  private static Document page(String text, Span... spans) {
    var marks = new ArrayList<MarkedText.Marked>();
    for (var span : List.of(spans)) {
      marks.add(new MarkedText.Marked(marks.size() + 1, span));
    }
    var output = new StringOutput();
    new MarkedText(text, marks).writeTo(output);
    return Jsoup.parse("<body>" + output);
  }
}
