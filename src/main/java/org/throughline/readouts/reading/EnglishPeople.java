package org.throughline.readouts.reading;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Who took part, as running English tells it: who chaired, attended, reported, spoke.
final class EnglishPeople {
  private static final Phrases LED_BY =
      Phrases.of(
          "(?:(?:co-?)?chaired|presided(?:\\s+over)?|led|headed|convened"
              + "|hosted)(?:\\s+(?:jointly|over))?\\s+by\\b"
              + "|under\\s+the\\s+(?:co-?)?(?:chairmanship|chairpersonship|chairwomanship"
              + "|leadership|patronage|presidency|chair"
              + "|guidance\\s+and\\s+chairmanship)\\s+of\\b"
              + "|called\\s+to\\s+order\\b.{0,120}?\\bby\\b"
              + "|with\\s+(?=[^.]{3,80}\\b(?:in\\s+the\\s+chair|presiding)\\b)",
          "co ch pr le he ho un wi ca");
  private static final Phrases LEADS =
      Phrases.of(
          "(?:(?:co-?)?chaired\\s+(?!by\\b)|presided\\b(?!\\s+(?:over\\s+)?by\\b)(?:\\s+(?:over|at))?|presiding\\b"
              + "|in\\s+the\\s+chair\\b|(?:took|occupied)\\s+the\\s+chair\\b|(?:called|brought)\\s+the\\s+meeting\\s+to\\s+order"
              + "|convened\\s+(?:the|a|an)\\b|(?:held|hosted|chairs|presides\\s+over)\\s+(?:a|an"
              + "|the)\\s+(?:\\w+\\s+){0,3}meeting)",
          "co ch pr in ca br he ho to oc");
  private static final Phrases ATTENDED_BY =
      Phrases.of(
          "(?:attended(?:\\s+and\\s+[\\w\\s]{3,50})?|participated\\s+in|joined|graced"
              + "|witnessed)\\s+by\\b|in\\s+the\\s+presence\\s+of\\b"
              + "|with\\s+the\\s+participation\\s+of\\b|(?:those|others|also)\\s+(?:present"
              + "|attending|in\\s+attendance)(?:\\s+at\\s+the\\s+\\w+)?\\s+(?:included?|were"
              + "|was)\\b|(?:participants|attendees|members\\s+present)\\s+(?:included|were)\\b",
          "at pa jo gr wi in th ot al me");
  private static final Phrases ATTENDS =
      Phrases.of(
          "(?:attended|participated|took\\s+part|(?:were|was|are)\\s+(?:also\\s+)?(?:present"
              + "|in\\s+attendance|among\\s+those|on\\s+hand)|joined\\s+(?:the|in)"
              + "|were\\s+among)\\b(?!\\s+by\\b)",
          "at pa to we wa ar jo");
  private static final Phrases SAT_IN =
      Phrases.of(
          "(?:sat\\s+in|(?:attended|participated)[^.]{0,40}\\bas\\s+(?:a\\s+)?(?:non-voting"
              + "|observers?|guests?|invitees?))\\b|were\\s+invited\\b",
          "sa at pa we");
  private static final Phrases SPEAKS = new Phrases(Gazetteer.lines("speech-verbs-en"), "\\b");
  private static final Phrases REPORTS = new Phrases(Gazetteer.lines("reporting-verbs-en"), "\\b");
  private static final Pattern APPOSITION =
      Pattern.compile("(?s)(?:\\s+of\\s+[^,]{2,30})?\\s*,.*,\\s*(?:has\\s+|have\\s+|also\\s+)?");
  private static final Pattern VIEWS =
      Pattern.compile("(?is)\\bexpressed\\s+their\\s+(?:views|opinions)");
  private static final Pattern SAID_NAME =
      Pattern.compile("[,”\"]\\s*(?:said|added|noted|stated)\\s+(?=(?:the\\s+)?\\p{Lu})");
  private static final Phrases TABLED_BY =
      Phrases.of(
          "(?:proposals?|memorand(?:um|a)|papers?|resolutions?)\\s+(?:furnished|presented"
              + "|submitted|tabled|forwarded|moved|made|put\\s+forward)(?:\\s+jointly)?\\s+by\\b",
          "pr me pa re");
  private static final Phrases REPORT_BY =
      Phrases.of(
          "(?:heard|received|listened\\s+to|took\\s+note\\s+of)\\b[^.]{0,80}?\\b(?:reports?|briefings?"
              + "|presentations?|updates?|statements?|explanations?)\\s+(?:\\w+\\s+)?(?:by"
              + "|from)\\s+",
          "he re li to");
  private static final Phrases MOVED_BY =
      Phrases.of(
          "(?:proposed|seconded|moved)\\s+by\\b:?|on\\s+the\\s+proposal\\s+of\\b", "pr se mo on");
  private static final Phrases ABSENT =
      Phrases.of(
          "(?:apolog(?:y|ies)|unable\\s+to\\s+attend|absent|regrets|the\\s+late|condolences"
              + "|sympathy|sent\\s+regrets)\\b",
          "ap un ab re th co sy se");
  private static final Phrases OTHER_OCCASION =
      Phrases.of(
          "(?:previous|earlier|last)\\s+(?:\\w+\\s+)?(?:discussion|meeting)|(?:formation"
              + "|appointment|establishment)\\s+of\\s+a\\b|appoint\\s+a\\s+committee",
          "pr ea la fo ap es");
  private static final Pattern CHAIR =
      Pattern.compile(
          "(?i)(?:the\\s+)?(?:conference|committee|council|meeting|session|board)(?:\\s+|’s\\s+"
              + "|'s\\s+)(?:chair|chairman|chairwoman|chairperson)");
  private static final Pattern LONE_NAME =
      Pattern.compile(
          "(?:^|[\\s“\"])(?:M(?:r|s|rs)\\.?\\s+"
              + "|Dr\\.?\\s+)?(\\p{Lu}[\\p{L}’'-]{1,30})\\s+(?:also\\s+|has\\s+|then\\s+"
              + "|further\\s+)*$");
  private static final Pattern PASSIVE =
      Pattern.compile(
          "(?i)\\b(?:was|were|is|are|been|be|being)\\s+(?:also\\s+|then\\s+|further\\s+)?$");
  private static final Pattern AFFILIATION =
      Pattern.compile(
          "\\s+(?:of|from)\\s+(?:the\\s+)?\\p{Lu}[\\p{L}’'-]*(?:\\s+(?:of|and|for|the|on|\\p{Lu}[\\p{L}’'-]*)){0,9}\\s+(?:also\\s+|then\\s+)?");
  private static final Pattern CLAUSE =
      Pattern.compile("[;:]\\s|[”\"]\\s+(?=\\p{L})|\\bwhile\\s|\\bthat\\s|\\bwhen\\s");

  private final Page page;
  private final List<Sentence> sentences;
  private final PeopleBook book;

  EnglishPeople(Page page, List<Sentence> sentences) {
    this.page = page;
    this.sentences = sentences;
    this.book = new PeopleBook(page.text);
  }

  List<FoundPerson> people() {
    new AttendanceLists(page, book).read();
    for (Sentence sentence : sentences) {
      if (sentence.style() == Block.Style.HEADING) {
        after(LED_BY, sentence.span(), Role.PRESIDED, "led-by");
      } else if (!ABSENT.isIn(page.text, sentence.span())) {
        read(sentence.span());
      }
    }
    return book.people();
  }

  private void read(Span sentence) {
    after(
        LED_BY,
        sentence,
        OTHER_OCCASION.isIn(page.text, sentence) ? null : Role.PRESIDED,
        "led-by");
    told(LEADS, sentence, Role.PRESIDED, "leads");
    if (SAT_IN.isIn(page.text, sentence)) {
      told(SAT_IN, sentence, Role.SAT_IN, "sat-in");
    } else {
      boolean spoke = VIEWS.matcher(page.text).region(sentence.begin(), sentence.end()).find();
      after(ATTENDED_BY, sentence, spoke ? Role.SPOKE : Role.ATTENDED, "attended-by");
      list(ATTENDS, sentence, Role.ATTENDED, "attends");
    }
    told(REPORTS, sentence, Role.REPORTED, "reports");
    told(SPEAKS, sentence, Role.SPOKE, "speaks");
    saidName(sentence);
    after(TABLED_BY, sentence, Role.ATTENDED, "tabled-by");
    after(REPORT_BY, sentence, Role.REPORTED, "report-by");
    after(MOVED_BY, sentence, Role.ATTENDED, "moved-by");
  }

  /// The people named behind the marker: a list for attendance, else as far as names follow each
  /// other directly.
  private void after(Phrases marker, Span sentence, @Nullable Role role, String rule) {
    MatchResult m = role == null ? null : marker.next(page.text, sentence.begin(), sentence.end());
    for (int n = 0; n < 4 && role != null && m != null; n++) {
      MatchResult next = marker.next(page.text, m.end(), sentence.end());
      int end = next == null ? sentence.end() : next.start();
      follow(new Span(m.end(), end), marker == ATTENDED_BY, role, rule);
      m = next;
    }
  }

  private void saidName(Span sentence) {
    Matcher m = SAID_NAME.matcher(page.text).region(sentence.begin(), sentence.end());
    if (m.find()) {
      follow(new Span(m.end(), sentence.end()), false, Role.SPOKE, "said-name");
    }
  }

  private void follow(Span rest, boolean wholeList, Role role, String rule) {
    int reach = rest.begin();
    for (PersonList.Entry entry : PersonList.in(page.text, rest, false)) {
      if (entry.name() == null) {
        continue;
      }
      int begin =
          entry.post() != null
              ? Math.min(entry.post().begin(), entry.name().begin())
              : entry.name().begin();
      if (!wholeList && (begin - reach > 12 || (reach > rest.begin() && role == Role.SPOKE))) {
        return;
      }
      book.add(entry.name(), entry.post(), role, 0.8, rule);
      reach = Math.max(reach, entry.end());
    }
  }

  /// The subject of each verb found: the last person before it, or the one who holds the post named
  /// there.
  private void told(Phrases verbs, Span sentence, Role role, String rule) {
    int from = sentence.begin();
    MatchResult m = verbs.next(page.text, from, sentence.end());
    for (int n = 0; n < 8 && m != null; n++) {
      if (!PASSIVE.matcher(page.text).region(from, m.start()).find()) {
        subject(new Span(from, m.start()), role, rule);
      }
      from = m.end();
      m = verbs.next(page.text, from, sentence.end());
    }
  }

  private void subject(Span before, Role role, String rule) {
    Span clause = new Span(clause(before.begin(), before.end()), before.end());
    List<PersonList.Entry> entries = PersonList.in(page.text, clause, false);
    if (!entries.isEmpty() && isNear(entries.getLast(), before.end())) {
      subject(entries, role, rule);
      return;
    }
    Matcher alone = LONE_NAME.matcher(page.text).region(clause.begin(), clause.end());
    if (entries.isEmpty() && alone.find()) {
      book.raiseNamed(alone.group(1), role);
    }
  }

  private void subject(List<PersonList.Entry> entries, Role role, String rule) {
    PersonList.Entry last = entries.getLast();
    Span post = last.post();
    Span name = last.name();
    if (name == null) {
      if (post != null) {
        book.raise(post, role);
      }
      return;
    }
    Span first = entries.getFirst().name();
    boolean joint =
        entries.size() == 2
            && first != null
            && page.text
                .substring(entries.getFirst().end(), name.begin())
                .matches("(?s),?\\s+and\\s.*");
    if (joint && first != null) {
      book.add(first, entries.getFirst().post(), role, 0.7, rule);
    }
    boolean chairs =
        role == Role.SPOKE
            && last.post() != null
            && CHAIR.matcher(last.post().in(page.text)).matches();
    book.add(name, last.post(), chairs ? Role.PRESIDED : role, 0.75, rule);
  }

  /// Between a subject and its verb stands an apposition in commas, or little: "also", "of Norway",
  /// "has".
  private boolean isNear(PersonList.Entry entry, int verb) {
    String between = page.text.substring(Math.min(entry.end(), verb), verb);
    boolean apposition = between.length() < 160 && APPOSITION.matcher(between).matches();
    return apposition
        || AFFILIATION.matcher(between).matches()
        || between.strip().split("\\s+").length <= 4 && !between.contains(",")
        || between.strip().length() < 10;
  }

  private int clause(int from, int verb) {
    Matcher m = CLAUSE.matcher(page.text).region(from, verb);
    int begin = from;
    while (m.find()) {
      begin = m.end();
    }
    return begin;
  }

  private void list(Phrases verb, Span sentence, Role role, String rule) {
    MatchResult m = verb.next(page.text, sentence.begin(), sentence.end());
    if (m != null) {
      for (PersonList.Entry entry :
          PersonList.in(page.text, new Span(sentence.begin(), m.start()), false)) {
        if (entry.name() != null) {
          book.add(entry.name(), entry.post(), role, 0.75, rule);
        }
      }
    }
  }
}
