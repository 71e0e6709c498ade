package org.throughline.readouts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Finds the sentences that say what somebody must do as an outcome of the meeting.
///
/// Marks of them are in `requirement-markers-en.txt`; a run of items after "departments will:"
/// counts one by one. Left out are needs that were merely discussed, quotations of law, and what
/// may be or would be.
final class EnglishRequirements {
  private static final Map<String, List<String>> MARKERS =
      Gazetteer.groups("requirement-markers-en");
  private static final Phrases MARKER =
      new Phrases(MARKERS.values().stream().flatMap(List::stream).toList(), "(?!\\w)");
  private static final Pattern CONNECTIVE =
      Pattern.compile("(?i)^(?:" + Gazetteer.anyOf("connectives-en") + "),?\\s+");
  private static final Pattern NOT_ONE =
      Pattern.compile(
          "(?i)\\b(?:if\\s+required|should\\s+be\\s+noted|should\\s+(?:have|know)"
              + "|must\\s+have\\s+been|clerk\\s+to\\s+record|minutes\\s+to\\s+be\\s+approved"
              + "|minutes\\s+(?:should|to)\\s+be|votes?\\s+of\\s+sympathy|requested\\s+by\\s+the"
              + "|(?:these|those|such)\\s+(?:instructions|directions|directives)\\s+were|should\\s+you|any\\s+person|if\\s+approved)\\b");
  private static final Pattern DISCUSSED =
      Pattern.compile(
          "(?i)\\b(?:discuss(?:ed|ions?)|considered|debated|questions?\\s+(?:were"
              + "|was)\\s+raised)\\b[^.]{0,80}\\b(?:need|whether|necessity|should)\\b");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "[,.][”\"]\\s*(?:the\\s+)?[\\p{L}"
              + " .’'-]{2,80}\\s(?:said|added|stressed|noted|asked|told|emphasi[sz]ed"
              + "|urged)\\b[^“\"]{0,80}$");
  private static final Pattern CARRIED =
      Pattern.compile(
          "(?is).*\\b(?:carried|defeated|and\\s+resolved|moved\\s+by|seconded)\\b.*"
              + "|^\\W*that\\s.*");
  private static final Pattern WILL_LIST =
      Pattern.compile("(?i)\\b(?:will|shall|must|should|are\\s+to|is\\s+to)\\s*:\\s*$");
  private static final Pattern ORDERED_WILL =
      Pattern.compile(
          "(?i)^according\\s+to\\s+(?:the\\s+)?(?:instructions?|conference|meeting|requirements?"
              + "|directives?|decisions?)\\b[^,]*,\\s*(?:the\\s+)?(.{3,80}?)\\s+will\\b");
  private static final Pattern ACTION =
      Pattern.compile("(?i)^\\W*(?:action(?:\\s+items?)?|todo|to\\s+do|ai)\\s*[:\\]]\\s*");
  private static final Pattern ACTIONS =
      Pattern.compile(
          "(?is)^\\W*(?:\\d+\\W+)?(?:summary\\s+of\\s+)?(?:new\\s+)?(?:action(?:\\s+(?:items?|points?|list|log))?"
              + "|actions|next\\s+steps|to-?\\s?dos?|follow-?\\s?ups?|tasks)\\W*");
  private static final Pattern TO_DO =
      Pattern.compile(
          "(?:[-*+•]\\s+)?(?:\\[[ xX]?\\]\\s*)?(?:\\d{1,2}[.)]\\s+)?[*_@]{0,2}((?:the\\s+|The\\s+|All\\s+)?\\p{Lu}[\\p{L}.’'-]*"
              + "(?:\\s+(?:and\\s+|of\\s+)?\\p{Lu}[\\p{L}.’'-]*){0,4})[*_]{0,2}:?\\s+(?:to|will|shall)\\s+(?=[a-z])");
  private static final Pattern REPORTING =
      Pattern.compile(
          "(?i)(?:\\b(?:meeting|committee|council|chair|president|minister|secretary|board|he"
              + "|she|they|it)\\b[^.;]{0,60})\\b(?:and|accordingly"
              + "|but)\\s+(?:also\\s+)?(?=(?:accordingly\\s+)?(?:emphasi[sz]ed|instructed"
              + "|said\\s+more|stressed|directed|urged|requested)\\b)");

  private final Page page;
  private final List<Sentence> sentences;
  private final @Nullable Found title;
  private final Addressees addressees;

  EnglishRequirements(Page page, List<Sentence> sentences, @Nullable Found title) {
    this.page = page;
    this.sentences = sentences;
    this.title = title;
    this.addressees = new Addressees(page.text);
  }

  List<FoundRequirement> requirements() {
    List<FoundRequirement> found = new ArrayList<>();
    boolean actions = false;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (sentence.style() == Block.Style.HEADING) {
        actions = ACTIONS.matcher(sentence.span().in(page.text)).matches();
      }
      FoundRequirement item = actions ? actionItem(sentence) : null;
      if (item != null) {
        found.add(item);
      } else if (WILL_LIST.matcher(sentence.span().in(page.text)).find()) {
        i = list(i, found);
      } else if (isRequirement(sentence)) {
        found.add(requirement(sentence.span()));
      }
    }
    return found;
  }

  /// "- Ann Lee to write to the bank", below the heading "Action items".
  private @Nullable FoundRequirement actionItem(Sentence sentence) {
    Matcher m = TO_DO.matcher(page.text).region(sentence.begin(), sentence.end());
    if (sentence.style() == Block.Style.HEADING || !m.lookingAt()) {
      return null;
    }
    Span bare = Trim.marks(page.text, new Span(m.start(1), sentence.end()));
    Found who = Found.words(page.text, new Span(m.start(1), m.end(1)), 0.7, "action-item");
    return new FoundRequirement(Found.words(page.text, bare, 0.8, "action-item"), who);
  }

  private boolean isRequirement(Sentence sentence) {
    if (sentence.style() == Block.Style.HEADING
        || (title != null && title.span().overlaps(sentence.span()))) {
      return false;
    }
    String words = sentence.span().in(page.text);
    if (ACTION.matcher(words).find() || ORDERED_WILL.matcher(words).find()) {
      return true;
    }
    return MARKER.isIn(page.text, sentence.span())
        && !NOT_ONE.matcher(words).find()
        && !CARRIED.matcher(words).matches()
        && !DISCUSSED.matcher(words).find();
  }

  private FoundRequirement requirement(Span sentence) {
    Span span = sentence;
    Matcher action = ACTION.matcher(page.text).region(span.begin(), span.end());
    if (action.find()) {
      span = new Span(action.end(), span.end());
    }
    Matcher connective = CONNECTIVE.matcher(page.text).region(span.begin(), span.end());
    while (connective.lookingAt()) {
      span = new Span(connective.end(), span.end());
      connective.region(span.begin(), span.end());
    }
    span = ownPart(withoutSpeaker(span));
    Span bare = Trim.marks(page.text, span);
    return new FoundRequirement(Found.words(page.text, bare, 0.7, "required"), addressees.in(bare));
  }

  /// "'All ministries must report,' she said": the words alone.
  private Span withoutSpeaker(Span span) {
    Matcher m = SPEAKER.matcher(page.text).region(span.begin(), span.end());
    return m.find() && MARKER.isIn(page.text, new Span(span.begin(), m.start()))
        ? new Span(span.begin(), m.start())
        : span;
  }

  /// "The meeting conveyed X, studied Y, and emphasised the need to Z": what comes before the
  /// reporting verb goes.
  private Span ownPart(Span span) {
    MatchResult marker = MARKER.next(page.text, span.begin(), span.end());
    if (marker == null || marker.start() - span.begin() < 90) {
      return span;
    }
    Matcher verb =
        REPORTING.matcher(page.text).region(span.begin(), Math.min(span.end(), marker.end() + 1));
    int begin = span.begin();
    while (verb.find()) {
      begin = verb.end();
    }
    return new Span(begin, span.end());
  }

  /// The items of "departments will:", one requirement each, as long as they are whole sentences.
  private int list(int head, List<FoundRequirement> to) {
    Found who = addressees.before(sentences.get(head).span());
    int i = head;
    while (i + 1 < sentences.size()
        && i - head < 30
        && sentences.get(i + 1).style() != Block.Style.HEADING
        && sentences.get(i + 1).span().length() > 20) {
      i++;
      Span bare = Trim.marks(page.text, sentences.get(i).span());
      to.add(new FoundRequirement(Found.words(page.text, bare, 0.7, "listed"), who));
    }
    return i;
  }
}
