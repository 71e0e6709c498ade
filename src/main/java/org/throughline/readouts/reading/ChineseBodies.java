package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// The organ that met, the sitting's number or designation, and the kind, from `甲主持召开乙第三次会议` or
/// `乙召开会议`.
final class ChineseBodies {
  private static final String END = Gazetteer.anyOf("bodies-zh");
  private static final String WHEN =
      "(?:今天|昨天|近日|日前|今日)?(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:上午|下午|晚上"
          + "|晚)?(?:[（(][^）)]{1,12}[）)])?(?:在[\\p{IsHan}]{1,8}?)?";
  private static final String NUMBER = "第?[一二三四五六七八九十百零〇\\d]{1,5}次";
  private static final String SITTING =
      "((?:[（(]?扩大[）)]?)?(?:"
          + NUMBER
          + ")?(?:常务|全体|党组|专题|主任|主席|委员长|党组理论学习中心组|工作|部务|部常务|局务|厅务|集体)?(?:[（(]扩大[）)]|扩大)?(?:会议"
          + "|全会|学习会|(?<!常委)会|学习))";
  private static final Pattern CONVENES =
      Pattern.compile("(?:主持召开|召开|举行|主持)(?:了)?([\\p{IsHan}“”\\d（）()、]{0,60}?)" + SITTING);
  private static final Pattern SUBJECT =
      Pattern.compile("(?:^|[\\s，。：）)])([\\p{IsHan}“”\\d]{2,50}?" + END + ")" + WHEN + "(?:召开|举行)");
  private static final Pattern SITTING_HELD =
      Pattern.compile(
          "(?:^|[\\s，。：）)])([\\p{IsHan}“”\\d]{2,50}?"
              + END
              + ")("
              + NUMBER
              + "[\\p{IsHan}]{0,6}(?:会议|全会|全体会议))[，,]?于?"
              + WHEN
              + "(?:在[\\p{IsHan}]{1,10})?(?:召开|举行|闭幕|开幕|闭会)");
  private static final Pattern BODY_ONLY =
      Pattern.compile("^(.*(?:" + END + "))(?:的|年度|" + NUMBER + ")?.*$");
  private static final Pattern SESSION =
      Pattern.compile(
          "("
              + NUMBER
              + "[\\p{IsHan}]{0,4}(?:会议|全会|学习会))|((?:常务|全体|专题|部务|部常务|局务|厅务|主任|主席|委员长)会议"
              + "|中心组[\\p{IsHan}]{0,6}学习(?:会)?)");
  private static final Pattern ENLARGED = Pattern.compile("扩大[）)]?(?:会议|学习)|会议?[（(]扩大[）)]");

  private final Page page;
  private final List<Sentence> sentences;
  private final @Nullable Found title;

  ChineseBodies(Page page, List<Sentence> sentences, @Nullable Found title) {
    this.page = page;
    this.sentences = sentences;
    this.title = title;
  }

  /// The words of the sitting: its organ, if it has one of its own, and its designation.
  record Sitting(@Nullable Found body, @Nullable Found session, Span words) {}

  Optional<Sitting> sitting() {
    List<Sitting> found = new ArrayList<>();
    for (Span span : places()) {
      convened(span).ifPresent(found::add);
    }
    return found.stream()
        .filter(s -> s.body() != null)
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(s -> withFullest(s, found));
  }

  /// Title and lead; the rest of a readout speaks of other meetings.
  private List<Span> places() {
    List<Span> spans = new ArrayList<>();
    sentences.stream()
        .filter(s -> title == null || !s.span().overlaps(title.span()))
        .limit(3)
        .forEach(s -> spans.add(s.span()));
    if (title != null) {
      spans.add(title.span());
    }
    return spans;
  }

  private Sitting withFullest(Sitting sitting, List<Sitting> all) {
    Found body = sitting.body();
    if (body == null) {
      return sitting;
    }
    Found fullest =
        all.stream()
            .map(Sitting::body)
            .filter(b -> b != null && b.value().endsWith(body.value()))
            .max(Comparator.comparingInt(b -> b.value().length()))
            .orElse(body);
    Found session =
        sitting.session() != null
            ? sitting.session()
            : all.stream().map(Sitting::session).filter(s -> s != null).findFirst().orElse(null);
    return new Sitting(fullest, session, sitting.words());
  }

  private Optional<Sitting> convened(Span within) {
    Span head = new Span(within.begin(), Math.min(within.end(), within.begin() + 300));
    Matcher held = SITTING_HELD.matcher(page.text).region(head.begin(), head.end());
    if (held.find()) {
      return Optional.of(
          new Sitting(
              body(held.start(1), held.end(1)),
              session(new Span(held.start(2), held.end(2))),
              new Span(held.start(1), held.end(2))));
    }
    Matcher m = CONVENES.matcher(page.text).region(head.begin(), head.end());
    if (!m.find()) {
      return Optional.empty();
    }
    Span words = new Span(m.start(1), m.end(2));
    Found session = session(words);
    Found body = null;
    Matcher own = BODY_ONLY.matcher(m.group(1) + (m.group(2).startsWith("党组会") ? "党组" : ""));
    if (own.matches()) {
      body = body(m.start(1), m.start(1) + own.end(1));
    }
    if (body == null) {
      Matcher subject =
          SUBJECT.matcher(page.text).region(head.begin(), Math.min(head.end(), m.start(1) + 1));
      if (subject.find()) {
        body = body(subject.start(1), subject.end(1));
      }
    }
    return Optional.of(new Sitting(body, session, words));
  }

  private Found body(int begin, int end) {
    String words = page.text.substring(begin, end);
    Matcher front = Pattern.compile("^(?:.*(?:主持召开|召开|消息|讯|电|年|日))").matcher(words);
    int from = front.find() ? begin + front.end() : begin;
    return Found.words(page.text, Trim.marks(page.text, new Span(from, end)), 0.8, "convenes");
  }

  private @Nullable Found session(Span within) {
    Matcher m = SESSION.matcher(page.text).region(within.begin(), within.end());
    return m.find() ? Found.words(page.text, new Span(m.start(), m.end()), 0.8, "session") : null;
  }

  @Nullable Found enlarged() {
    Matcher m = ENLARGED.matcher(page.text).region(0, Math.min(600, page.text.length()));
    return m.find()
        ? Found.inferred("true", new Span(m.start(), m.end()), 0.9, "called-enlarged")
        : null;
  }

  Found kind(Optional<Sitting> sitting) {
    Found body = sitting.map(Sitting::body).orElse(null);
    Found session = sitting.map(Sitting::session).orElse(null);
    if (session != null && session.value().matches(".*(?:委员长|主任|主席)会议")) {
      return Found.inferred(
          MeetingKind.STANDING_COMMITTEE.code(), session.span(), 0.9, "kind-by-session");
    }
    if (session != null && session.value().matches(".*(?:部务|部常务|局务|厅务|中心组).*")) {
      return Found.inferred(MeetingKind.OTHER.code(), session.span(), 0.9, "kind-by-session");
    }
    boolean ofParty =
        body != null && body.value().matches(".*(?:共产党|第.{1,3}届委员会|[省市县区]委)$|中国共产党.*");
    if (session != null
        && body != null
        && (session.value().endsWith("全会") || (ofParty && session.value().endsWith("全体会议")))) {
      return Found.inferred(MeetingKind.PLENARY.code(), session.span(), 0.9, "kind-by-session");
    }
    if (body != null) {
      Optional<Found> told = Kinds.CHINESE.tell(page.text, body.span());
      if (told.isPresent()) {
        return told.get();
      }
    }
    Span words = sitting.map(Sitting::words).orElse(new Span(0, Math.min(1, page.text.length())));
    return Found.inferred(MeetingKind.OTHER.code(), words, 0.4, "kind-by-default");
  }
}
