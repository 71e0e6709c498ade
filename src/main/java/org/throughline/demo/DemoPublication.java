package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.publishing.Editions;
import org.throughline.publishing.Publication;
import org.throughline.publishing.Related;
import org.throughline.publishing.Review;
import org.throughline.publishing.Translations;
import org.throughline.readouts.Readings;
import org.throughline.shared.Kind;

/// The demo's public readout, in both languages, and a readout of somebody else's that waits to be
/// read in.
@Component
class DemoPublication {
  /// Title first; English beside Chinese, so that neither can be longer than the other.
  private static final Map<String, String> TEXT =
      paragraphs(
          "Fengyue City adopts a programme for its eleven rivers",
          "枫月市通过十一条河流修复方案",
          "The Fengyue Rivers and Lakes Committee held its third meeting in the Riverside Hall. It conveyed the province's opinions on restoring the small rivers and heard the Water Affairs Bureau on the state of the city's eleven rivers.",
          "枫月市河湖工作委员会在滨河会堂召开第三次会议，传达云岭省关于修复小型河流的意见，听取市水务局关于全市十一条河流现状的汇报。",
          "The meeting adopted a programme of three years. It begins with the Willow Brook, which will be opened again from the old mill to the market by next summer, with a footpath along its bank.",
          "会议审议通过为期三年的修复方案，首先从柳溪开始：明年夏天前，从老磨坊到集市的河段将重新敞开，并沿岸铺设步道。",
          "Each river is to be walked before it is written down, the chair said: a register that nobody walks along is worth nothing.",
          "主任委员强调，每条河都要先走一遍再登记造册；没有人走过的名册毫无意义。",
          "Other matters were also considered.",
          "会议还研究了其他事项。");

  private static final String READOUT =
      """
      Luoyan City Council holds its autumn meeting

      Published: 18 November 2026   Source: Luoyan Information Office

      On 17 November 2026 the Luoyan City Council held its 4th meeting in the Old Granary. Ruolan Zhao, Chair of the Council, presided. \
      Qiushi Tang, Chief Inspector, delivered a report on the state of the city's wells. Jianhe Shen, Member, and Siyu Gu, Secretary-General, attended.

      The meeting conveyed the Opinions on Clean Wells issued by Yunling Province. It heard the report on the state of the city's wells and \
      adopted the Plan for Clean Wells.

      The Council stressed that the Water Affairs Bureau must test every well by the end of March. The counties should tell the owners of \
      closed wells the reason in writing. It requested the Information Office to publish the results each month.
      """;

  private final DemoCast cast;
  private final Editions editions;
  private final Related related;
  private final Review review;
  private final Translations translations;
  private final Publication publication;
  private final Readings readings;

  DemoPublication(
      DemoCast cast,
      Editions editions,
      Related related,
      Review review,
      Translations translations,
      Publication publication,
      Readings readings) {
    this.cast = cast;
    this.editions = editions;
    this.related = related;
    this.review = review;
    this.translations = translations;
    this.publication = publication;
    this.readings = readings;
  }

  void create(long meeting) {
    var editor = cast.as("fengyue.editor");
    long id = done(editions.draft(editor, meeting));
    var english = List.copyOf(TEXT.keySet());
    done(
        editions.edit(
            editor,
            id,
            new Editions.Text(
                editions.get(editor, id).revision(),
                english.getFirst(),
                String.join("\n\n", english.subList(1, english.size())),
                "Fengyue Information Office",
                "枫月市新闻办公室")));
    show(id);
    done(review.submit(editor, id));
    done(review.approve(cast.as("fengyue.secretary"), id, editions.get(editor, id).revision()));
    translate(id);
    done(publication.publish(editor, id));
    done(readings.take(cast.as("fengyue.secretary"), "luoyan-autumn-meeting.txt", READOUT));
  }

  private void show(long id) {
    var editor = cast.as("fengyue.editor");
    var edition = editions.get(editor, id);
    var titles =
        Map.of(
            "Opinions on restoring the small rivers", "关于修复小型河流的意见",
            "Walk and register the eleven rivers", "踏勘并登记十一条河流",
            "Open the Willow Brook from the old mill to the market", "重新敞开柳溪老磨坊至集市河段",
            "Put up boards with the keepers' names", "竖立河长公示牌");
    done(
        related.choose(
            editor,
            id,
            edition.revision(),
            related.choices(edition).stream()
                .filter(each ->
                    titles.containsKey(each.title())
                        && (each.ref().kind() == Kind.TASK || each.ref().kind() == Kind.DIRECTIVE))
                .map(each -> new Related.Chosen(each.ref(), each.title(), titles.get(each.title())))
                .toList()));
  }

  private void translate(long id) {
    var translator = cast.as("fengyue.translator");
    var chinese = new HashMap<Integer, String>();
    for (var pair : translations.of(editions.get(translator, id)).pairs()) {
      chinese.put(pair.source().number(), TEXT.getOrDefault(pair.source().text(), ""));
    }
    done(translations.save(translator, id, 0, chinese));
    var editor = cast.as("fengyue.editor");
    var revision = translations.of(editions.get(editor, id)).revision();
    done(translations.review(editor, id, revision));
  }

  private static Map<String, String> paragraphs(String... pairs) {
    var text = new LinkedHashMap<String, String>();
    for (var i = 0; i < pairs.length; i += 2) {
      text.put(pairs[i], pairs[i + 1]);
    }
    return text;
  }
}
