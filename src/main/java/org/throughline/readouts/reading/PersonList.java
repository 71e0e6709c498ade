package org.throughline.readouts.reading;

import static org.throughline.readouts.reading.EnglishWords.Kind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.EnglishWords.Word;

/// Reads a run of English that lists people: posts before or after names, groups ("Councillors A, B
/// (J) and C"), posts with the holder in brackets, fields with commas in them ("Minister of Lands,
/// Housing and Water").
final class PersonList {
  private static final int LONGEST_NAME = 6;
  private static final Set<String> OPENERS =
      Set.of(
          "by",
          "including",
          "namely",
          "with",
          "were",
          "was",
          "when",
          "that",
          "where",
          "as",
          "while",
          "comrades",
          "comrade",
          "from",
          "also",
          "viz");

  /// A person, or a post alone where `name` is null.
  record Entry(@Nullable Span name, @Nullable Span post) {
    int end() {
      return Math.max(name == null ? 0 : name.end(), post == null ? 0 : post.end());
    }
  }

  private final List<Word> words;
  private final boolean singles;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Span pending;
  private @Nullable Span shared;
  private int at;

  private PersonList(List<Word> words, boolean singles) {
    this.words = words;
    this.singles = singles;
  }

  /// @param singles whether a lone capitalised word may be a name, as in a list of members by
  ///   surname
  static List<Entry> in(String text, Span span, boolean singles) {
    PersonList list = new PersonList(EnglishWords.of(text, span), singles);
    list.read();
    return list.entries;
  }

  private void read() {
    while (at < words.size()) {
      int name = nameEnd(at);
      if (name > at) {
        addName(name);
        continue;
      }
      int post = PostPhrase.end(words, at);
      if (post > at) {
        addPost(post);
        continue;
      }
      if (words.get(at).is(LOWER, STOP) && !words.get(at).text().equals("’") && !isOpener(at)) {
        keepAlone();
      }
      at = Math.max(at + 1, skipRun(at));
    }
    keepAlone();
  }

  /// A capitalised run that is no name is passed over whole, so that its tail is not taken for one.
  private int skipRun(int from) {
    int i = from;
    while (i < words.size() && words.get(i).is(NAME, SUBJECT, ACRONYM, INITIAL)) {
      i++;
    }
    return i;
  }

  private void addName(int end) {
    int begin = at;
    while (words.get(begin).is(STYLE)) {
      begin++;
    }
    Span name = new Span(words.get(begin).span().begin(), words.get(end - 1).span().end());
    at = end;
    entries.add(new Entry(name, pending != null ? pending : shared));
    pending = null;
  }

  private void addPost(int end) {
    int begin = at;
    while (words.get(begin).is(LINK, QUALIFIER)
        && words.get(begin).text().equalsIgnoreCase("the")) {
      begin++;
    }
    Span post = new Span(words.get(begin).span().begin(), words.get(end - 1).span().end());
    boolean group = headIsPlural(begin, end);
    boolean behindName = follows(begin);
    at = end;
    if (behindName && nameStart(end) < 0) {
      Entry last = entries.removeLast();
      entries.add(new Entry(last.name(), post));
      return;
    }
    keepAlone();
    pending = post;
    shared = group ? post : null;
  }

  private void keepAlone() {
    if (pending != null) {
      entries.add(new Entry(null, pending));
      pending = null;
    }
  }

  private boolean headIsPlural(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (words.get(i).is(POST)) {
        boolean next = i + 1 < end && words.get(i + 1).is(POST);
        if (!next) {
          return words.get(i).isPlural();
        }
      }
    }
    return false;
  }

  /// Whether the word at `i` stands right behind a name that has no post of its own: "A. Smith,
  /// ..." or "A. Smith (...".
  private boolean follows(int i) {
    if (entries.isEmpty() || i == 0) {
      return false;
    }
    Entry last = entries.getLast();
    Span name = last.name();
    int before = words.get(i - 1).is(LINK) ? i - 2 : i - 1;
    return name != null
        && (last.post() == null || last.post() == shared)
        && before > 0
        && words.get(before).is(COMMA, OPEN)
        && words.get(before - 1).span().end() == name.end();
  }

  /// The word after a post if a name begins there, past a bracket, a dash or a style; else -1.
  private int nameStart(int i) {
    int j = i;
    while (j < words.size() && words.get(j).is(OPEN, STYLE)) {
      j++;
    }
    return j < words.size() && nameEnd(j, true) > j ? j : -1;
  }

  /// Where the name that begins at `i` ends, or `i` if none does.
  private int nameEnd(int i) {
    return nameEnd(i, false);
  }

  /// @param behindPost whether a post stands directly before, so that a lone surname will do
  private int nameEnd(int i, boolean behindPost) {
    int j = i;
    while (j < words.size() && words.get(j).is(STYLE)) {
      j++;
    }
    boolean styled = j > i;
    int begin = j;
    int names = 0;
    int initials = 0;
    while (j < words.size() && j - begin < LONGEST_NAME) {
      Word w = words.get(j);
      if (j > begin
          && words.get(j - 1).span().end() == w.span().begin()
          && !words.get(j - 1).is(INITIAL)) {
        break;
      }
      if (w.is(NAME)) {
        names++;
      } else if (w.is(INITIAL)) {
        initials++;
      } else if (!(w.is(PARTICLE)
          && j > begin
          && j + 1 < words.size()
          && words.get(j + 1).is(NAME, PARTICLE))) {
        break;
      }
      j++;
    }
    if (names == 0
        || (j < words.size() && words.get(j).is(SUBJECT, POST, ACRONYM) && !isLetters(j))
        || !(behindPost || mayBegin(i))) {
      return i;
    }
    boolean alone = names + initials < 2;
    boolean addressed = behindPost || styled || pending != null || shared != null || singles;
    if (alone && !addressed) {
      return i;
    }
    return withLetter(j);
  }

  private boolean isLetters(int j) {
    return words.get(j).text().matches("PC|MP|TD|JP|QC|KC|MBE|OBE|MLA|MPP|SC");
  }

  /// "Collins (J)": the letter tells two of one name apart and belongs to it.
  private int withLetter(int j) {
    boolean letter =
        j + 2 < words.size()
            && words.get(j).is(OPEN)
            && words.get(j + 1).is(INITIAL, ACRONYM)
            && words.get(j + 1).text().length() <= 2
            && words.get(j + 2).is(CLOSE);
    return letter ? j + 3 : j;
  }

  private boolean mayBegin(int i) {
    if (i == 0 || pending != null) {
      return true;
    }
    Word before = words.get(i - 1);
    return before.is(COMMA, AND, OPEN, CLOSE, STYLE, STOP) || isOpener(i - 1);
  }

  private boolean isOpener(int i) {
    return OPENERS.contains(words.get(i).text().toLowerCase(java.util.Locale.ROOT));
  }
}
