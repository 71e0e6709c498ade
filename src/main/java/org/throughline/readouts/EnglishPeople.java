package org.throughline.readouts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.readouts.Sentences.Sentence;

/// Who took part, as running English tells it: who chaired, attended, reported, spoke.
final class EnglishPeople {
  private static final Pattern LED_BY =
      Pattern.compile(
          "(?i)\\b(?:(?:co-?)?chaired|presided(?:\\s+over)?|led|headed|convened|hosted)(?:\\s+(?:jointly|over))?\\s+by\\b|\\bunder\\s+the\\s+(?:co-?)?(?:chairmanship|chairpersonship|chairwomanship|leadership|patronage|presidency|chair|guidance\\s+and\\s+chairmanship)\\s+of\\b|\\bwith\\s+(?=[^.]{3,80}\\b(?:in\\s+the\\s+chair|presiding)\\b)");
  private static final Pattern LEADS =
      Pattern.compile(
          "(?i)\\b(?:(?:co-?)?chaired\\s+(?!by\\b)|presided\\s+(?!by\\b)(?:over|at)?|presiding\\b|in\\s+the\\s+chair\\b|(?:called|brought)\\s+the\\s+meeting\\s+to\\s+order|convened\\s+(?:the|a|an)\\b|(?:held|hosted|chairs|presides\\s+over)\\s+(?:a|an|the)\\s+(?:\\w+\\s+){0,3}meeting)");
  private static final Pattern ATTENDED_BY =
      Pattern.compile(
          "(?i)\\b(?:attended(?:\\s+and\\s+[\\w\\s]{3,50})?|participated\\s+in|joined|graced|witnessed)\\s+by\\b|\\bin\\s+the\\s+presence\\s+of\\b|\\bwith\\s+the\\s+participation\\s+of\\b|\\b(?:those|others|also)\\s+(?:present|attending|in\\s+attendance)(?:\\s+at\\s+the\\s+\\w+)?\\s+(?:included?|were|was)\\b|\\b(?:participants|attendees|members\\s+present)\\s+(?:included|were)\\b");
  private static final Pattern ATTENDS =
      Pattern.compile(
          "(?i)\\b(?:attended|participated|took\\s+part|(?:were|was|are)\\s+(?:also\\s+)?(?:present|in\\s+attendance|among\\s+those|on\\s+hand)|joined\\s+(?:the|in)|were\\s+among)\\b(?!\\s+by\\b)|,\\s+(?:were|was)\\s+also\\s+present");
  private static final Pattern SAT_IN =
      Pattern.compile("(?i)\\b(?:sat\\s+in|(?:attended|participated)[^.]{0,40}\\bas\\s+(?:a\\s+)?(?:non-voting|observers?|guests?|invitees?))\\b|\\bwere\\s+invited\\b");
  private static final Pattern SPEAKS = Pattern.compile("(?i)\\b" + Gazetteer.anyOf("speech-verbs-en") + "\\b");
  private static final Pattern REPORTS = Pattern.compile("(?i)\\b" + Gazetteer.anyOf("reporting-verbs-en") + "\\b");
  private static final Pattern SAID_NAME = Pattern.compile("[,”\"]\\s*(?:said|added|noted|stated)\\s+(?=(?:the\\s+)?\\p{Lu})");
  private static final Pattern TABLED_BY =
      Pattern.compile(
          "(?i)\\b(?:proposals?|memorand(?:um|a)|papers?|resolutions?)\\s+(?:furnished|presented|submitted|tabled|forwarded|moved|made|put\\s+forward)(?:\\s+jointly)?\\s+by\\b");
  private static final Pattern MOVED_BY = Pattern.compile("(?i)\\b(?:proposed|seconded|moved)\\s+by\\b:?|\\bon\\s+the\\s+proposal\\s+of\\b");
  private static final Pattern ABSENT = Pattern.compile("(?i)\\b(?:apolog(?:y|ies)|unable\\s+to\\s+attend|absent|regrets|the\\s+late|condolences|sympathy|sent\\s+regrets)\\b");
  private static final Pattern OTHER_OCCASION = Pattern.compile("(?i)\\b(?:previous|earlier|last)\\s+(?:\\w+\\s+)?(?:discussion|meeting)|\\b(?:formation|appointment|establishment)\\s+of\\s+a\\b|\\bappoint\\s+a\\s+committee");
  private static final Pattern CHAIR = Pattern.compile("(?i)(?:the\\s+)?(?:conference|committee|council|meeting|session|board)(?:\\s+|’s\\s+|'s\\s+)(?:chair|chairman|chairwoman|chairperson)");
  private static final Pattern CLAUSE = Pattern.compile("[;:]\\s|[”\"]\\s+(?=\\p{L})|\\bwhile\\s|\\bthat\\s|\\bwhen\\s");

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
      } else if (!matches(ABSENT, sentence.span())) {
        read(sentence.span());
      }
    }
    return book.people();
  }

  private void read(Span sentence) {
    after(LED_BY, sentence, matches(OTHER_OCCASION, sentence) ? null : Role.PRESIDED, "led-by");
    before(LEADS, sentence, Role.PRESIDED, "leads");
    if (matches(SAT_IN, sentence)) {
      before(SAT_IN, sentence, Role.SAT_IN, "sat-in");
    } else {
      boolean spoke = sentence.in(page.text).matches("(?is).*expressed\\s+their\\s+(?:views|opinions).*");
      after(ATTENDED_BY, sentence, spoke ? Role.SPOKE : Role.ATTENDED, "attended-by");
      list(ATTENDS, sentence, Role.ATTENDED, "attends");
    }
    before(REPORTS, sentence, Role.REPORTED, "reports");
    before(SPEAKS, sentence, Role.SPOKE, "speaks");
    after(SAID_NAME, sentence, Role.SPOKE, "said-name");
    after(TABLED_BY, sentence, Role.ATTENDED, "tabled-by");
    after(MOVED_BY, sentence, Role.ATTENDED, "moved-by");
  }

  private boolean matches(Pattern pattern, Span span) {
    return pattern.matcher(page.text).region(span.begin(), span.end()).find();
  }

  /// The people named behind the marker: a list for attendance, else as far as names follow each other directly.
  private void after(Pattern marker, Span sentence, @org.jspecify.annotations.Nullable Role role, String rule) {
    Matcher m = marker.matcher(page.text).region(sentence.begin(), sentence.end());
    if (role == null || !m.find()) {
      return;
    }
    Span rest = new Span(m.end(), sentence.end());
    boolean wholeList = marker == ATTENDED_BY;
    int reach = m.end();
    for (PersonList.Entry entry : PersonList.in(page.text, rest, false)) {
      if (entry.name() == null) {
        continue;
      }
      int begin = entry.post() != null ? Math.min(entry.post().begin(), entry.name().begin()) : entry.name().begin();
      if (!wholeList && (begin - reach > 12 || (reach > m.end() && role == Role.SPOKE))) {
        return;
      }
      book.add(entry.name(), entry.post(), role, 0.8, rule);
      reach = Math.max(reach, entry.end());
    }
  }

  /// The subject of each verb found: the last person before it, or the one who holds the post named there.
  private void before(Pattern verb, Span sentence, Role role, String rule) {
    Matcher m = verb.matcher(page.text).region(sentence.begin(), sentence.end());
    int from = sentence.begin();
    for (int n = 0; n < 8 && m.find(); n++) {
      Span subject = new Span(clause(from, m.start()), m.start());
      List<PersonList.Entry> entries = PersonList.in(page.text, subject, false);
      if (!entries.isEmpty() && isNear(entries.getLast(), m.start())) {
        subject(entries, role, rule);
      }
      from = m.end();
    }
  }

  private void subject(List<PersonList.Entry> entries, Role role, String rule) {
    PersonList.Entry last = entries.getLast();
    if (last.name() == null) {
      book.raise(last.post(), role);
      return;
    }
    boolean joint = entries.size() == 2 && entries.getFirst().name() != null && page.text.substring(entries.getFirst().end(), last.name().begin()).matches("(?s),?\\s+and\\s.*");
    if (joint) {
      book.add(entries.getFirst().name(), entries.getFirst().post(), role, 0.7, rule);
    }
    boolean chairs = role == Role.SPOKE && last.post() != null && CHAIR.matcher(last.post().in(page.text)).matches();
    book.add(last.name(), last.post(), chairs ? Role.PRESIDED : role, 0.75, rule);
  }

  /// Between a subject and its verb stands an apposition in commas, or little: "also", "of Norway", "has".
  private boolean isNear(PersonList.Entry entry, int verb) {
    String between = page.text.substring(Math.min(entry.end(), verb), verb);
    boolean apposition = between.matches("(?s)(?:\\s+of\\s+[^,]{2,30})?\\s*,.*,\\s*(?:has\\s+|have\\s+|also\\s+)?") && between.length() < 160;
    return apposition || between.strip().split("\\s+").length <= 4 && !between.contains(",") || between.strip().length() < 10;
  }

  private int clause(int from, int verb) {
    Matcher m = CLAUSE.matcher(page.text).region(from, verb);
    int begin = from;
    while (m.find()) {
      begin = m.end();
    }
    return begin;
  }

  private void list(Pattern verb, Span sentence, Role role, String rule) {
    Matcher m = verb.matcher(page.text).region(sentence.begin(), sentence.end());
    if (m.find()) {
      for (PersonList.Entry entry : PersonList.in(page.text, new Span(sentence.begin(), m.start()), false)) {
        if (entry.name() != null) {
          book.add(entry.name(), entry.post(), role, 0.75, rule);
        }
      }
    }
  }
}
