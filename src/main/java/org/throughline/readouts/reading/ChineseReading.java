package org.throughline.readouts.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Puts the rules for Chinese together.
final class ChineseReading {
  private static final Pattern MEETS = Pattern.compile("召开|举行|主持|会议|开幕|闭幕");
  private static final Pattern PLACE =
      Pattern.compile("在([\\p{IsHan}]{1,20}?)(?:主持|召开|举行|开幕" + "|闭幕)");

  private ChineseReading() {}

  static Reading of(Page page) {
    List<Sentence> sentences = Sentences.of(page);
    Found title = new Headings(page).title();
    List<Sentence> told =
        sentences.stream().filter(s -> title == null || !title.span().overlaps(s.span())).toList();
    Publication publication = new Publication(page);
    Found published = publication.published();
    ChineseBodies bodies = new ChineseBodies(page, sentences, title);
    Optional<ChineseBodies.Sitting> sitting = bodies.sitting();
    ChineseItems items = new ChineseItems(page, sentences);
    return new Reading(
        page.tongue,
        page.text,
        title,
        published,
        publication.source(),
        sitting.map(ChineseBodies.Sitting::body).orElse(null),
        page.text.isBlank() ? null : bodies.kind(sitting),
        sitting.map(ChineseBodies.Sitting::session).orElse(null),
        bodies.enlarged(),
        held(page, told, published == null ? null : LocalDate.parse(published.value())),
        place(page, told),
        new ChinesePeople(page, sentences).people(),
        items.conveyed(),
        items.business(),
        new ChineseRequirements(page, sentences, title).requirements(),
        ChineseInstruments.in(page));
  }

  private static @Nullable Found held(
      Page page, List<Sentence> sentences, @Nullable LocalDate published) {
    for (Sentence sentence : sentences.subList(0, Math.min(6, sentences.size()))) {
      if (!MEETS.matcher(page.text).region(sentence.begin(), sentence.end()).find()
          || page.text.charAt(sentence.begin()) == '《') {
        continue;
      }
      Span head = new Span(sentence.begin(), Math.min(sentence.end(), sentence.begin() + 160));
      for (Dates.Mention mention : Dates.in(page.text, head)) {
        Optional<LocalDate> day = mention.resolve(published);
        if (day.isPresent()) {
          return new Found(
              day.get().toString(),
              mention.span(),
              !mention.isFull(),
              mention.isFull() ? 0.9 : 0.75,
              "held");
        }
      }
    }
    return null;
  }

  private static @Nullable Found place(Page page, List<Sentence> sentences) {
    for (Sentence sentence : sentences.subList(0, Math.min(5, sentences.size()))) {
      Matcher m = PLACE.matcher(page.text).region(sentence.begin(), sentence.end());
      if (m.find()) {
        return Found.words(page.text, new Span(m.start(1), m.end(1)), 0.7, "place");
      }
    }
    return null;
  }
}
