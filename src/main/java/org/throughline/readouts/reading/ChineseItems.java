package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// What a Chinese readout says the meeting conveyed and dealt with.
///
/// The lead lists it clause by clause, each with its verb (听取…汇报，审议通过《…》，部署…); later sentences
/// begin with 会议听取, 会议审议 and the like.
final class ChineseItems {
  private static final Map<String, String> KINDS = new HashMap<>();
  private static final Pattern CLAUSE;
  private static final Pattern MEETING_SENTENCE =
      Pattern.compile(
          "(?:主持召开|召开|举行|主持)[^。]{0,60}(?:会议|会|学习|全会)|^(?:会议|全会|会上|大会)[，]?(?:还|首先" + "|并)?");
  private static final Pattern DEPLOYS =
      Pattern.compile("^(?:并)?[对就](.{2,80}?)(?:进行|作出|作|做出)了?(?:再|全面|具体)?(?:动员)?(?:部署|安排)$");
  private static final Pattern VERB_ONLY = Pattern.compile("^[^，]{0,10}(?:决定|同意)$");
  private static final Pattern LATER =
      Pattern.compile("^(?:委员长|主任|主席|常务|常委|全体|党组|[省市县区]委常委会?)?(?:会议|全会|会上|大会|与会)");
  private static final Pattern UPSTREAM = Pattern.compile("(?:讲话|指示|批示|精神|重要论述|文件|贺信|回信|会议|全会|《)");
  private static final Pattern SPIRIT =
      Pattern.compile(
          "精神(?:，|、|和|以及|及|$)|(?<=讲话|批示|指示)(?:和|以及|、)(?=[^。]{6,}精神)|(?<=全会|会议|讲话)(?:和|以及|及"
              + "|、)(?=[^，。]{3,40}(?:会议|讲话|批示|全会)精神)");
  private static final Pattern BROUGHT =
      Pattern.compile("(?<=[\\p{IsHan}]{2})(?:分别)?(?:汇报|通报)了([^，。；]{4,60})");
  private static final Pattern OTHER_MATTERS =
      Pattern.compile("^(?:了)?(?:其他|其它)(?:有关)?(?:事项|议题|工作)$");
  private static final Pattern TITLES = Pattern.compile("《[^》]{2,120}》(?:等)?");
  private static final Pattern CUT = Pattern.compile("(?:指出|强调|要求|认为|，并讲话)");

  static {
    StringBuilder verbs = new StringBuilder();
    List<String> all = new ArrayList<>();
    Gazetteer.groups("business-verbs-zh")
        .forEach((kind, items) ->
            items.forEach(v -> {
              KINDS.put(v, kind);
              all.add(v);
            }));
    verbs.append(Gazetteer.anyOf(all));
    CLAUSE =
        Pattern.compile(
            "^(?:[^，；。]{0,60}?(?:会议|学习会|全会|会上|大会)[，]?)?(?:(?:会议|一致|深入|进一步|全面|还|并|同时|分别|认真|集中|专题"
                + "|表决|首先|进一步|书面|，)){0,3}("
                + verbs
                + ")(?:了|并通过了|通过了)?，?(.+)$");
  }

  private final Page page;
  private final List<Sentence> sentences;
  private final List<Found> conveyed = new ArrayList<>();
  private final List<FoundBusiness> business = new ArrayList<>();

  ChineseItems(Page page, List<Sentence> sentences) {
    this.page = page;
    this.sentences = sentences;
    read();
  }

  List<Found> conveyed() {
    return conveyed;
  }

  List<FoundBusiness> business() {
    return business.stream().filter(item -> !isDecidedElsewhere(item)).toList();
  }

  private void read() {
    boolean lead = true;
    for (Sentence sentence : sentences) {
      if (sentence.style() == Block.Style.HEADING || business.size() > 300) {
        continue;
      }
      String words = sentence.span().in(page.text);
      if (LATER.matcher(words).find() || (lead && MEETING_SENTENCE.matcher(words).find())) {
        lead &= LATER.matcher(words).find();
        clauses(sentence.span());
      } else {
        brought(sentence.span());
      }
    }
  }

  /// What somebody brought to the meeting: "某某汇报了…情况".
  private void brought(Span sentence) {
    Matcher m = BROUGHT.matcher(page.text).region(sentence.begin(), sentence.end());
    if (m.find()) {
      deal(BusinessKind.HEARD, new Span(m.start(1), m.end(1)));
    }
  }

  private void clauses(Span sentence) {
    boolean conveying = false;
    int begin = sentence.begin();
    int depth = 0;
    for (int i = begin; i <= sentence.end(); i++) {
      char c = i < sentence.end() ? page.text.charAt(i) : '。';
      depth += "《（“".indexOf(c) >= 0 ? 1 : "》）”".indexOf(c) >= 0 ? -1 : 0;
      boolean verbOnly = c == '，' && VERB_ONLY.matcher(page.text.substring(begin, i)).find();
      if ((depth <= 0 && "，；。".indexOf(c) >= 0 && !verbOnly) || i == sentence.end()) {
        Span clause = new Span(begin, i);
        if (CUT.matcher(clause.in(page.text)).find() && begin > sentence.begin()) {
          return;
        }
        conveying = clause(clause, conveying);
        begin = i + 1;
        depth = 0;
      }
    }
  }

  /// Returns whether the clause conveyed something, since the next may go on without a verb of its
  /// own.
  private boolean clause(Span clause, boolean conveying) {
    Matcher deploys = DEPLOYS.matcher(page.text).region(clause.begin(), clause.end());
    if (deploys.find()) {
      deal(BusinessKind.ARRANGED, new Span(deploys.start(1), deploys.end(1)));
      return false;
    }
    Matcher m = CLAUSE.matcher(clause.in(page.text));
    if (!m.matches()) {
      boolean more = conveying && clause.in(page.text).endsWith("精神");
      if (more) {
        convey(clause);
      }
      return more;
    }
    Span object = new Span(clause.begin() + m.start(2), clause.end());
    String kind = KINDS.getOrDefault(m.group(1), "studied");
    boolean upstream = UPSTREAM.matcher(m.group(2)).find();
    if ((kind.equals("conveyed") || m.group(1).equals("学习")) && upstream) {
      convey(object);
      return true;
    }
    if (!OTHER_MATTERS.matcher(m.group(2)).matches() && !m.group(1).equals("学习贯彻")) {
      deal(
          kind.equals("conveyed")
              ? BusinessKind.STUDIED
              : BusinessKind.valueOf(kind.toUpperCase(Locale.ROOT)),
          object);
    }
    return false;
  }

  private void convey(Span object) {
    int begin = object.begin();
    Matcher m = SPIRIT.matcher(page.text).region(object.begin(), object.end());
    while (m.find()) {
      add(new Span(begin, m.start()));
      begin = m.end();
    }
    add(new Span(begin, object.end()));
  }

  private void add(Span part) {
    Span bare = Trim.marks(page.text, part);
    String words = bare.in(page.text);
    if (words.length() > 3
        && conveyed.stream().noneMatch(f -> f.value().contains(words))
        && conveyed.size() < 100) {
      conveyed.add(Found.words(page.text, bare, 0.8, "conveyed"));
    }
  }

  /// Titles listed under one verb are one item each; a phrase around a single title is kept whole.
  private void deal(BusinessKind kind, Span object) {
    String rest =
        TITLES
            .matcher(object.in(page.text))
            .replaceAll("")
            .replaceAll("[一二三四五六七八九十两]+[项个部份件][\\p{IsHan}]{0,6}|[、和以及等]|草案|（[^）]*）", "");
    if (rest.length() <= 3) {
      Matcher m = TITLES.matcher(page.text).region(object.begin(), object.end());
      boolean any = false;
      while (m.find()) {
        item(kind, new Span(m.start(), m.end()));
        any = true;
      }
      if (any) {
        return;
      }
    }
    item(kind, object);
  }

  private void item(BusinessKind kind, Span span) {
    String words = page.text.substring(span.begin(), span.end());
    Span bare =
        words.startsWith("《") && words.indexOf('》') < words.length() - 2
            ? new Span(span.begin(), span.end())
            : Trim.marks(page.text, span);
    String value = bare.in(page.text);
    boolean known =
        business.stream().anyMatch(b -> b.kind() == kind && b.text().value().equals(value));
    if (value.length() > 1 && !known) {
      business.add(new FoundBusiness(kind, Found.words(page.text, bare, 0.75, "business")));
    }
  }

  /// First discussed, then decided: only the decision counts.
  private boolean isDecidedElsewhere(FoundBusiness item) {
    @Nullable String value = item.text().value();
    return item.kind() != BusinessKind.ADOPTED
        && business.stream()
            .anyMatch(b -> b.kind() == BusinessKind.ADOPTED && b.text().value().contains(value));
  }
}
