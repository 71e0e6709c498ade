package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Finds requirements in Chinese: 要…, 必须…, 务必…, and the imperative sentences that follow 会议强调
/// without 要.
///
/// The unit runs from 要 with its subject to the 。; 会议指出， and 会议强调， in front do not belong to it.
final class ChineseRequirements {
  private static final String MODAL =
      "(?:(?<![重主需只首必纲简概扼不提紧摘切索将就还])要(?![求点素闻害件么义领塞职案目不])|必须|务必|务求|应当|应该|须(?!知))";
  private static final Pattern HAS_MODAL = Pattern.compile(MODAL);
  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十]+[）)、]|第[一二三四五]，)?(?:在[^，。]{1,20}(?:方面|上|中|期间)，"
              + "|[^，。]{1,8}期间，|针对[^，。]{1,20}，)?"
              + Gazetteer.words("imperatives-zh").stream()
                  .collect(Collectors.joining("|", "(?:", ")")));
  private static final Pattern SAYS =
      Pattern.compile("^[^。]{0,80}?(?:指出|强调|要求|认为|提出|表示|号召|说)(?:，|：|:|“|(?=要|必须|务必))");
  private static final Pattern OPENS_DEMANDS = Pattern.compile("指出|强调|要求|提出|号召");
  private static final Pattern DESCRIBES =
      Pattern.compile(Gazetteer.lines("descriptions-zh").stream().collect(Collectors.joining("|")));
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:主持召开|召开|举行)[^。]{0,60}(?:会议|会|学习)|(?:出席|参加|列席)(?:会议|了|。|$)|^会议(?:还)?(?:听取|审议|研究|传达"
              + "|学习|通过|讨论|决定)");
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^([^，。；：]{0,36}?(?:科室|办公室|乡镇|街道|学校|村居|部门|地区|单位|地方|党委|党组|干部|政府|专班|同志|企业|方面|级|组织|委员会|机关|市县|区县|人员|负责人|各地|各级"
              + "|书记|局|厅|办|委|党员|代表|委员|常委会|团队|各界))(?:都|也|，)?(?="
              + MODAL
              + ")");

  private final Page page;
  private final List<Sentence> sentences;
  private final @Nullable Found title;

  ChineseRequirements(Page page, List<Sentence> sentences, @Nullable Found title) {
    this.page = page;
    this.sentences = sentences;
    this.title = title;
  }

  List<FoundRequirement> requirements() {
    List<FoundRequirement> found = new ArrayList<>();
    boolean demanding = false;
    for (Sentence sentence : sentences) {
      if (sentence.style() == Block.Style.HEADING
          || (title != null && title.span().overlaps(sentence.span()))) {
        continue;
      }
      String words = sentence.span().in(page.text);
      demanding |= OPENS_DEMANDS.matcher(words).find();
      int begin = begin(words, demanding);
      if (begin >= 0) {
        found.add(requirement(new Span(sentence.begin() + begin, sentence.end())));
      }
    }
    return found;
  }

  /// Where in the sentence the requirement begins, or -1.
  private static int begin(String words, boolean demanding) {
    Matcher says = SAYS.matcher(words);
    int begin = says.find() ? says.end() : 0;
    if (begin == 0 && LEAD.matcher(words).find()) {
      return -1;
    }
    String rest = words.substring(begin);
    Matcher modal = HAS_MODAL.matcher(rest);
    if (modal.find()) {
      int clause =
          Math.max(rest.lastIndexOf('，', modal.start()), rest.lastIndexOf('；', modal.start())) + 1;
      boolean opening =
          clause == 0
              || DESCRIBES.matcher(rest.substring(0, modal.start())).find()
              || isStatement(rest.substring(0, clause));
      return opening ? begin + clause : begin;
    }
    boolean imperative =
        demanding && IMPERATIVE.matcher(rest).find() && !DESCRIBES.matcher(rest).find();
    return imperative ? begin : -1;
  }

  private static boolean isStatement(String before) {
    return !IMPERATIVE.matcher(before).find() && before.length() > 24;
  }

  private FoundRequirement requirement(Span span) {
    Span bare = Trim.marks(page.text, span);
    Matcher subject = SUBJECT.matcher(page.text).region(bare.begin(), bare.end());
    Found addressee =
        subject.find()
            ? Found.words(page.text, new Span(subject.start(1), subject.end(1)), 0.7, "subject")
            : null;
    return new FoundRequirement(Found.words(page.text, bare, 0.75, "required"), addressee);
  }
}
