package org.throughline.readouts.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Who took part, in Chinese: 主持, 汇报, 讲话, 出席, 列席.
final class ChinesePeople {
  private static final String WHEN =
      "(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:今天|昨天|近日|日前|今日|昨日)?(?:上午|下午|晚上|晚"
          + "|中午)?(?:[（(][^）)]{1,12}[）)])?";
  private static final Pattern PRESIDES =
      Pattern.compile(
          "(?:同志)?"
              + WHEN
              + "(?:在[\\p{IsHan}]{1,8}?)?(?:亲自|共同)?(?=主持(?:召开|会议|了|学习|并|，|。|中|第"
              + "|[\\p{IsHan}]{0,20}会)|召集)");
  private static final Pattern REPORTS =
      Pattern.compile(
          "(?:同志)?(?:分别)?(?:就[^，。]{2,40})?(?=(?:作|做)(?:了)?[^，。]{0,30}(?:报告|说明|汇报|讲解|传达)|汇报了|传达了"
              + "|通报了|介绍了|代表[^，。]{2,20}(?:作|做))|(?=的(?:工作)?(?:汇报|报告))|(?=关于[^，。]{2,60}的(?:汇报|报告"
              + "|说明))");
  private static final Pattern SPEAKS =
      Pattern.compile(
          "(?:同志)?(?:在(?:会上|讲话中|主持[^，。]{1,10}时))?(?:还|首先|最后|分别)?(?=指出|强调|表示|要求|说[，：]|认为"
              + "|发表(?:了)?(?:重要)?讲话|作(?:了)?(?:重要)?讲话|讲话|(?:作|做)(?:了)?(?:交流|重点)?发言|发言)");
  private static final Pattern ATTENDS =
      Pattern.compile("(?:同志)?(?:等)?(?:领导|同志|领导同志|人)?(?:分别)?(?:今天|当天|一同|一起)?(?=出席|参加(?!会议的)|与会)");
  private static final Pattern SITS_IN = Pattern.compile("(?:同志)?(?:等)?(?:领导|同志)?(?=列席)");
  private static final Pattern POST_BEHIND =
      Pattern.compile("(?:委员长|副委员长|主席|副主席|主任|副主任|书记|省长|市长|县长|区长|部长|总理|副总理|秘书长)$");
  private static final Pattern NAME_THEN_ROLE =
      Pattern.compile("(?:出席|参加)(?:会议|此次会议|会见|活动)?的(?:还)?有[:：]?");

  /// A word without which the role's pattern need not be tried.
  private static final Map<Role, Pattern> KEY =
      Map.of(
          Role.PRESIDED, Pattern.compile("主持|召集"),
          Role.REPORTED, Pattern.compile("报告|说明|汇报|讲解|传达|通报|介绍|代表"),
          Role.SPOKE, Pattern.compile("指出|强调|表示|要求|说|认为|讲话|发言"));

  private final Page page;
  private final List<Sentence> sentences;
  private final ChinesePeopleBook book;

  ChinesePeople(Page page, List<Sentence> sentences) {
    this.page = page;
    this.sentences = sentences;
    this.book = new ChinesePeopleBook(page.text);
  }

  List<FoundPerson> people() {
    for (Sentence sentence : sentences) {
      if (sentence.style() == Block.Style.HEADING && sentence.begin() > 400) {
        continue;
      }
      Span span = new Span(sentence.begin(), Math.min(sentence.end(), sentence.begin() + 1500));
      single(PRESIDES, span, Role.PRESIDED, "presides");
      if (sentence.style() == Block.Style.HEADING) {
        continue;
      }
      single(REPORTS, span, Role.REPORTED, "reports");
      single(SPEAKS, span, Role.SPOKE, "speaks");
      list(ATTENDS, span, Role.ATTENDED, "attends");
      list(SITS_IN, span, Role.SAT_IN, "sits-in");
      Matcher m = NAME_THEN_ROLE.matcher(page.text).region(span.begin(), span.end());
      if (m.find()) {
        names(new Span(m.end(), span.end()), Role.ATTENDED, "attended-by");
      }
    }
    return book.people();
  }

  /// The one name that ends right before the verb.
  private void single(Pattern verb, Span sentence, Role role, String rule) {
    Pattern key = KEY.get(role);
    if (key == null || !key.matcher(page.text).region(sentence.begin(), sentence.end()).find()) {
      return;
    }
    Matcher m = verb.matcher(page.text).region(sentence.begin(), sentence.end());
    int from = sentence.begin();
    for (int n = 0; n < 10 && m.find(); n++) {
      Span before = new Span(Math.max(from, m.start() - 80), m.start());
      Optional<Span> name = ChineseNames.endingAt(page.text, before);
      if (name.isPresent()) {
        add(name.get(), sentence, role, rule);
        from = m.end();
      } else {
        withPostBehind(before, role, rule);
      }
      if (m.end() == m.start() && m.end() >= sentence.end()) {
        return;
      }
    }
  }

  /// "赵某某委员长主持": the post follows the name.
  private void withPostBehind(Span before, Role role, String rule) {
    Matcher post = POST_BEHIND.matcher(page.text).region(before.begin(), before.end());
    if (post.find()) {
      Optional<Span> name =
          ChineseNames.endingAt(page.text, new Span(before.begin(), post.start()));
      name.ifPresent(span -> book.add(span, new Span(post.start(), post.end()), role, rule));
    }
  }

  private void add(Span name, Span sentence, Role role, String rule) {
    Optional<Span> post =
        ChineseNames.postBefore(page.text, new Span(sentence.begin(), name.begin()));
    Span own = post.orElse(null);
    int comma = own == null ? -1 : page.text.lastIndexOf('、', own.end() - 1);
    if (own != null && comma > own.begin()) {
      Optional<Span> other =
          ChineseNames.endingAt(page.text, new Span(own.begin(), comma))
              .filter(n -> n.begin() > own.begin())
              .filter(n -> !ChineseNames.isPost(page.text.substring(own.begin(), comma)));
      if (other.isPresent()) {
        add(other.get(), new Span(sentence.begin(), comma), role, rule);
        book.add(name, new Span(comma + 1, own.end()), role, rule);
        return;
      }
    }
    book.add(name, own, role, rule);
  }

  /// All names between the last full boundary and the verb, as "甲、乙和丙出席".
  private void list(Pattern verb, Span sentence, Role role, String rule) {
    Matcher m = verb.matcher(page.text).region(sentence.begin(), sentence.end());
    int from = sentence.begin();
    while (m.find()) {
      names(new Span(from, m.start()), role, rule);
      from = m.end();
      if (from >= sentence.end()) {
        return;
      }
      m.region(Math.min(from + 1, sentence.end()), sentence.end());
    }
  }

  private void names(Span list, Role role, String rule) {
    Matcher item =
        Pattern.compile("[^，、；。：:\\s]+").matcher(page.text).region(list.begin(), list.end());
    Span shared = null;
    int posts = -1;
    while (item.find()) {
      Span whole = new Span(item.start(), item.end());
      if (ChineseNames.isPost(whole.in(page.text)) && !ChineseNames.isName(whole.in(page.text))) {
        posts = posts < 0 ? item.start() : posts;
        continue;
      }
      int begin = posts >= 0 ? posts : item.start();
      posts = -1;
      for (Span part : split(new Span(begin, item.end()))) {
        shared = item(part, shared, role, rule);
      }
    }
  }

  private @Nullable Span item(Span part, @Nullable Span shared, Role role, String rule) {
    String words = part.in(page.text).replaceAll("(?:同志|等)+$", "");
    Span bare = new Span(part.begin(), part.begin() + words.length());
    if (ChineseNames.isName(words)
        || words.matches("[\\p{IsHan}]{2,8}(?:[·•][\\p{IsHan}]{1,8}){1,3}")) {
      book.add(bare, shared, role, rule);
      return shared;
    }
    Optional<Span> name = ChineseNames.endingAt(page.text, bare);
    if (name.isEmpty() || name.get().begin() == bare.begin()) {
      return null;
    }
    Span post = new Span(bare.begin(), name.get().begin());
    if (!ChineseNames.isPost(post.in(page.text))) {
      return null;
    }
    book.add(name.get(), post, role, rule);
    return post.in(page.text).matches(".*(?:领导|同志|负责人|常委|成员|委员)$|^副.*") ? post : null;
  }

  private List<Span> split(Span item) {
    int and = page.text.indexOf('和', item.begin());
    boolean between =
        and > item.begin() + 1
            && and < item.end() - 2
            && ChineseNames.isName(page.text.substring(item.begin(), and));
    return between
        ? List.of(new Span(item.begin(), and), new Span(and + 1, item.end()))
        : List.of(item);
  }
}
