package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// What the meeting dealt with, as sentences tell it: "the Committee examined X", "X was approved",
/// "approval was granted to X", "discussions were held on X". Formal motions are in [Resolutions].
final class EnglishBusiness {
  private static final Map<String, List<String>> VERBS = Gazetteer.groups("business-verbs-en");
  private static final String VERB =
      Gazetteer.anyOf(VERBS.values().stream().flatMap(List::stream).toList());
  private static final Phrases ANY_VERB =
      new Phrases(VERBS.values().stream().flatMap(List::stream).toList(), "(?=\\s|[,.;:]|$)");
  private static final List<Map.Entry<Pattern, BusinessKind>> KINDS = kinds();
  private static final String ADVERBS =
      "(?:(?:also|then|further|unanimously|formally|hereby|subsequently|carefully|jointly"
          + "|thoroughly|recently|additionally|specifically|again|finally)\\s+){0,2}";
  private static final String SUBJECT =
      "\\b(?:the\\s+|all\\s+|both\\s+|this\\s+|its\\s+"
          + "|said\\s+)?(?:(?-i:\\p{Lu})[\\w’'-]*\\s+){0,6}(?:"
          + Gazetteer.anyOf("meeting-nouns-en")
          + ")(?:\\s+members)?(?:\\s+on\\s+\\w+day)?(?:\\s+(?:of"
          + "|from)\\s+(?:the\\s+)?[^,.;]{2,60}?)?(?:,[^,.]{3,60},)?";
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)"
              + SUBJECT
              + "\\s+(?:(?:has|have|had)\\s+)?"
              + ADVERBS
              + "(?:yesterday\\s+|today\\s+|on\\s+\\w+day\\s+)?("
              + VERB
              + ")\\s+");
  private static final Pattern MEETING_DOES =
      Pattern.compile(
          "(?i)(?:at\\s+)?the\\s+(?:meeting|conference|committee|council" + "|session)\\b");
  private static final Pattern BARE =
      Pattern.compile("^(?:[-*+•·]\\s+)?((?i)" + VERB + ")\\s+(?!as\\b|by\\b|in\\b|at\\b)");
  private static final Pattern PASSIVE =
      Pattern.compile(
          "(?i)\\s(?:was|were|(?:has|have|had)\\s+been|is\\s+hereby|are\\s+hereby"
              + "|be\\s+and\\s+is\\s+hereby)\\s+"
              + ADVERBS
              + "("
              + VERB
              + ")(?=\\s|[,.;:]|$)");
  private static final Pattern AND_VERB =
      Pattern.compile(
          "(?i),?\\s+(?:and|but)\\s+(?:also\\s+|further\\s+)?(?:"
              + VERB
              + "|emphasi[sz]ed|informed|explained|said|stressed|instructed|urged|noted|called"
              + "|requested|asked|directed|to\\s+call|recommended)\\s|,\\s+(?:"
              + VERB
              + "|emphasi[sz]ed|while|aiming|in\\s+recognition|in\\s+accordance|subject\\s+to"
              + "|which\\s+sets|setting|and\\s+(?:emphasi|instruct))|;\\s"
              + "|[”\"]?\\s+in\\s+principle\\b|\\s+at\\s+(?:its|their"
              + "|the)\\s+(?:\\w+\\s+)?meeting\\b|\\s+during\\s+(?:the|this"
              + "|its)\\s+(?:\\w+\\s+)?(?:meeting|discussion)");
  private static final Phrases SYMPATHY =
      Phrases.of(
          "votes?\\s+of\\s+(?:sympathy|congratulations?|thanks)\\s+(?:was"
              + "|were)\\s+(?:also\\s+)?(?:extended|proposed|passed)",
          "vo");
  private static final Phrases PURPOSE =
      Phrases.of(
          "(?:met|meets|convened|gathered|held|meeting|summoned|called"
              + "|discussion)\\b[^.;]{0,240}?\\bto\\s+(?:discuss|examine|review|consider"
              + "|deliberate\\s+on|inquire\\s+into|assess|look\\s+into|explore)\\s+",
          "me co ga he su ca di");
  private static final Pattern RECEIVED_APPROVAL =
      Pattern.compile("(?i)\\s+received\\s+(?:the\\s+)?(?:approval|assent|consent)\\s+of\\b");
  private static final Pattern ARRANGING =
      Pattern.compile(
          "(?is).*\\b(?:would|will)\\s+(?:take\\s+place|be\\s+held|meet|be\\s+compiled"
              + "|be\\s+scheduled|convene).*|^next\\s.*meeting.*");
  private static final Pattern NEXT_MEETING =
      Pattern.compile(
          "(?i)\\b(?:the\\s+)?(?:next\\s+(?:\\w+\\s+){0,3}(?:meeting|session|sitting|conference)\\b"
              + "|(?:"
              + Gazetteer.anyOf("ordinals-en")
              + "|\\d{1,3}(?:st|nd|rd|th))\\s+(?:\\w+\\s+){0,2}(?:meeting|session|conference)\\s+(?=will"
              + "\\s+(?:be\\s+held|take\\s+place|convene)))[^.;]{0,120}?\\d[^.;\\n]{0,60}");
  private static final Pattern NEXT_HEADING =
      Pattern.compile(
          "(?is)^\\W*(?:\\d+\\W+)?(?:date\\s+(?:and\\s+\\w+\\s+)?of\\s+)?(?:the\\s+)?next\\s+(?:meeting|session|call)\\W*");
  private static final Pattern NOT_BUSINESS =
      Pattern.compile(
          "(?is).*\\b(?:adjourn|minute[’']?s?\\s+silence|condolence|apolog|other\\s+(?:matters|issues|topics|business|items)"
              + "|pleased|thanked?|congratulat|meeting\\s+at\\s+\\d)\\w*.*"
              + "|^(?:the\\s+)?(?:following|it|this|that|same|report|matter|item|motion)$"
              + "|.*\\bwas\\s+(?:attended|held|convened)\\b.*");
  private static final Pattern OWN_STATEMENT =
      Pattern.compile("(?is)[^,]{0,120}\\b(?:serves|is|are|was|were|has|had|have)\\b");
  private static final Pattern OWN_VERB =
      Pattern.compile(
          "(?is)(?:.*\\b(?:said|says|stated|noted|explained|informed|revealed|mentioned|added"
              + "|pointed\\s+out|reported\\s+that)\\b.*|.*\\b(?:who|which|it|he|she|they)|(?:it"
              + "|he|she|they|this|these|who|which|members|officials|there)(?:\\s.*)?)$");
  private static final Pattern LIST_OF_THE =
      Pattern.compile(",\\s+(?:and\\s+)?(?=the\\s)|\\s+and\\s+(?=the\\s)");
  private static final Pattern AND_TO = Pattern.compile(",?\\s+and\\s+to\\s+");
  private static final Pattern AND_TITLE =
      Pattern.compile(
          "(?<=\\p{Lu}[\\p{L}-]{2,20}|\\d{4}),?\\s+and\\s+(?=the\\s+(?=\\p{Lu})[^,.;]{0,80}?\\b(?:"
              + Gazetteer.anyOf("instrument-nouns-en")
              + "|Measures|Plan|Opinions|Rules|Programme|Outline)\\b)");
  private static final Pattern FRONT =
      Pattern.compile(
          "(?i)^(?:,?\\s*(?:and|but|accordingly|furthermore|additionally|in\\s+addition|moreover"
              + "|also|following\\s+(?:that|discussion)|during\\s+the\\s+(?:meeting"
              + "|discussions?)|at\\s+the\\s+meeting|apart\\s+from\\s+[^,]{3,40}"
              + "|as\\s+well\\s+as|after\\s+[^,]{3,60}|in\\s+this\\s+regard|regarding"
              + "|considering\\s+[^.,]{3,80})\\b,?\\s*)+");

  private final Page page;
  private final List<Sentence> sentences;
  private final BusinessBook book;

  EnglishBusiness(Page page, List<Sentence> sentences, BusinessBook book) {
    this.page = page;
    this.sentences = sentences;
    this.book = book;
  }

  private static List<Map.Entry<Pattern, BusinessKind>> kinds() {
    List<Map.Entry<Pattern, BusinessKind>> kinds = new ArrayList<>();
    VERBS.forEach((kind, verbs) ->
        kinds.add(
            Map.entry(
                Pattern.compile("(?i)" + Gazetteer.anyOf(verbs)),
                BusinessKind.valueOf(kind.toUpperCase(Locale.ROOT)))));
    return kinds;
  }

  static BusinessKind kindOf(String verb) {
    Map<BusinessKind, Boolean> fits = new HashMap<>();
    KINDS.forEach(e -> fits.put(e.getValue(), e.getKey().matcher(verb).matches()));
    return fits.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(BusinessKind.DELIBERATED);
  }

  void read() {
    for (Sentence sentence : sentences) {
      if (sentence.style() == Block.Style.HEADING || isLost(sentence)) {
        continue;
      }
      if (!nominal(sentence) && ANY_VERB.isIn(page.text, sentence.span()) && !passive(sentence)) {
        active(sentence);
      }
      next(sentence);
    }
    belowNextHeading();
    if (!book.has(BusinessKind.DELIBERATED)) {
      purpose();
    }
  }

  /// "The Committee met to examine X": what a meeting was for, where nothing else tells what it
  /// discussed.
  private void purpose() {
    for (Sentence sentence : sentences.subList(0, Math.min(sentences.size(), 8))) {
      MatchResult m = PURPOSE.next(page.text, sentence.begin(), sentence.end());
      if (m != null && sentence.style() != Block.Style.HEADING) {
        add(BusinessKind.DELIBERATED, object(m.end(), sentence.end()));
        return;
      }
    }
  }

  private boolean isLost(Sentence sentence) {
    String after =
        page.text.substring(sentence.end(), Math.min(page.text.length(), sentence.end() + 25));
    return after.strip().toLowerCase(Locale.ROOT).startsWith("defeated");
  }

  private boolean nominal(Sentence sentence) {
    boolean found = false;
    for (Nominal nominal : Nominal.ALL) {
      MatchResult m = nominal.phrases().next(page.text, sentence.begin(), sentence.end());
      if (m != null) {
        if (nominal.kind() == BusinessKind.HEARD) {
          verbs(new Span(m.end(), sentence.end()));
        }
        int begin =
            m.group().toLowerCase(Locale.ROOT).endsWith("possible ") ? m.end() - 9 : m.end();
        boolean added = add(nominal.kind(), object(begin, sentence.end()));
        found |= added && !m.group().startsWith("and ");
        break;
      }
    }
    MatchResult sympathy = SYMPATHY.next(page.text, sentence.begin(), sentence.end());
    if (sympathy != null) {
      book.add(
          BusinessKind.ADOPTED,
          Trim.phrase(page.text, new Span(sympathy.start(), sentence.end())),
          0.6,
          "vote-of-sympathy");
      found = true;
    }
    Matcher approved =
        RECEIVED_APPROVAL.matcher(page.text).region(sentence.begin(), sentence.end());
    if (approved.find()) {
      String subject = page.text.substring(sentence.begin(), approved.start());
      int by = subject.indexOf(" by the ");
      found |=
          add(
              BusinessKind.ADOPTED,
              new Span(sentence.begin(), by > 5 ? sentence.begin() + by : approved.start()));
    }
    return found;
  }

  /// Coordinated passives share a sentence: "A was heard, B and the C were approved and D was
  /// arranged".
  private boolean passive(Sentence sentence) {
    Matcher m = PASSIVE.matcher(page.text).region(sentence.begin(), sentence.end());
    int begin = sentence.begin();
    boolean found = false;
    while (m.find()) {
      Span object = front(new Span(begin, m.start()));
      BusinessKind kind = kindOf(m.group(1).replaceAll("\\s+", " "));
      for (Span part : parts(object)) {
        found |= part.length() > 2 && !isClause(part, kind) && add(kind, part);
      }
      begin = m.end();
    }
    return found;
  }

  /// What stands before a passive is no item where it is a pronoun, or a clause with a verb of its
  /// own.
  private boolean isClause(Span object, BusinessKind kind) {
    String words = object.in(page.text);
    boolean brought =
        kind != BusinessKind.HEARD
            || words.matches(
                "(?is).*\\b(?:reports?|briefings?|presentations?|updates?|correspondence"
                    + "|explanations?|delegations?|submissions?)\\b.*");
    return !brought || OWN_VERB.matcher(words).matches() || object.length() > 900;
  }

  private List<Span> parts(Span object) {
    List<Span> parts = new ArrayList<>();
    Matcher m = LIST_OF_THE.matcher(page.text).region(object.begin(), object.end());
    int begin = object.begin();
    boolean listed = page.text.substring(object.begin(), object.end()).matches("(?is)^the\\s.*");
    while (listed && m.find()) {
      parts.add(new Span(begin, m.start()));
      begin = m.end();
    }
    parts.add(new Span(begin, object.end()));
    return parts.stream().allMatch(p -> p.length() > 8) ? parts : List.of(object);
  }

  private void active(Sentence sentence) {
    Matcher m = ACTIVE.matcher(page.text).region(sentence.begin(), sentence.end());
    boolean found = m.find();
    if (!found) {
      m = BARE.matcher(page.text).region(sentence.begin(), sentence.end());
      found = m.find();
    }
    if (!found) {
      if (MEETING_DOES.matcher(page.text).region(sentence.begin(), sentence.end()).lookingAt()) {
        verbs(sentence.span());
      }
      return;
    }
    BusinessKind kind = kindOf(m.group(1).replaceAll("\\s+", " "));
    if (kind != BusinessKind.ADOPTED
        || !m.group(1).endsWith("that")
        || !OWN_STATEMENT.matcher(page.text).region(m.end(), sentence.end()).lookingAt()) {
      several(kind, m.group(1), object(m.end(), sentence.end()));
    }
    verbs(new Span(m.end(), sentence.end()));
  }

  /// Further verbs of the same subject: "..., studied the plan and approved the budget".
  private void verbs(Span rest) {
    Matcher m =
        Pattern.compile(
                "(?i)(?:,\\s+(?:and\\s+)?|\\s+and\\s+)(?:also\\s+)?("
                    + VERB
                    + ")\\s+(?=the\\s|an?\\s|[\\p{Lu}“\\d])")
            .matcher(page.text)
            .region(rest.begin(), rest.end());
    while (m.find()) {
      String verb = m.group(1).replaceAll("\\s+", " ");
      several(kindOf(verb), verb, object(m.end(), rest.end()));
    }
  }

  /// "decided to close A and to extend B", "adopted the Plan of A and the Rules of B": each is an
  /// item.
  private void several(BusinessKind kind, String verb, Span object) {
    Pattern and = verb.endsWith("to") ? AND_TO : AND_TITLE;
    Matcher m = and.matcher(page.text).region(object.begin(), object.end());
    int begin = object.begin();
    boolean listed = kind == BusinessKind.ADOPTED || kind == BusinessKind.DELIBERATED;
    while (listed && m.find()) {
      add(kind, new Span(begin, m.start()));
      begin = m.end();
    }
    add(kind, new Span(begin, object.end()));
  }

  private Span object(int begin, int end) {
    Matcher cut = AND_VERB.matcher(page.text).region(Math.min(begin, end), end);
    return new Span(Math.min(begin, end), cut.find() ? cut.start() : end);
  }

  private Span front(Span object) {
    Matcher m = FRONT.matcher(page.text).region(object.begin(), object.end());
    return m.lookingAt() ? new Span(m.end(), object.end()) : object;
  }

  private boolean add(BusinessKind kind, Span object) {
    Span bare = Trim.phrase(page.text, object);
    String words = bare.in(page.text);
    if (words.length() < 6 || NOT_BUSINESS.matcher(words).matches()) {
      return false;
    }
    int also = words.toLowerCase(Locale.ROOT).indexOf(", as well as ");
    if (kind == BusinessKind.DELIBERATED && also > 8) {
      Span second = new Span(bare.begin() + also + 12, bare.end());
      return add(kind, new Span(bare.begin(), bare.begin() + also)) | add(kind, second);
    }
    book.add(
        ARRANGING.matcher(words).matches() ? BusinessKind.ARRANGED : kind,
        bare,
        0.6,
        "business-sentence");
    return true;
  }

  /// What stands below the heading "Next meeting", if it names a day.
  private void belowNextHeading() {
    for (int i = 0; i + 1 < sentences.size(); i++) {
      Span below = sentences.get(i + 1).span();
      if (sentences.get(i).style() == Block.Style.HEADING
          && below.length() < 120
          && NEXT_HEADING.matcher(sentences.get(i).span().in(page.text)).matches()
          && !Dates.in(page.text, below).isEmpty()) {
        book.add(BusinessKind.ARRANGED, Trim.phrase(page.text, below), 0.7, "next-meeting-heading");
      }
    }
  }

  private void next(Sentence sentence) {
    Matcher m = NEXT_MEETING.matcher(page.text).region(sentence.begin(), sentence.end());
    @Nullable Span span = m.find() ? new Span(m.start(), m.end()) : null;
    if (span != null) {
      book.add(BusinessKind.ARRANGED, Trim.phrase(page.text, span), 0.7, "next-meeting");
    }
  }
}
