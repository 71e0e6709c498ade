package org.throughline.readouts.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.readouts.reading.Sentences.Sentence;

/// Puts the rules for English together.
final class EnglishReading {
  private static final Pattern PARTY_GROUP =
      Pattern.compile(
          "(?i)\\bparty\\s+(?:leadership\\s+|leading\\s+)?group\\s*(?:\\((?:enlarged"
              + "|expanded)\\))?\\s+(?:meeting|held|convened|session)"
              + "|\\bmeeting\\s+of\\s+(?:the\\s+"
              + "|its\\s+)?(?:leading\\s+)?party\\s+(?:leadership\\s+|members[’']?\\s+)?group");
  private static final Pattern PLENARY = Pattern.compile("(?i)plen(?:ary|um)|general");
  private static final Pattern CONFERENCE =
      Pattern.compile(
          "(?i)\\b(?:conference|summit|g-?(?:7|8|20)|ministers['’]?\\s+meeting)\\b"
              + "|\\bministers\\b[^.]{0,120}\\b(?:meeting|talks|countries|nations)");

  /// Kinds that a body keeps even in plenary.
  private static final List<String> RANKED =
      List.of(MeetingKind.COMMISSION.code(), MeetingKind.CABINET.code());

  private EnglishReading() {}

  static Reading of(Page page) {
    List<Sentence> sentences = Sentences.of(page);
    Found title = new Headings(page).title();
    List<Sentence> told =
        sentences.stream().filter(s -> title == null || !title.span().contains(s.span())).toList();
    Publication publication = new Publication(page);
    Found published = publication.published();
    LocalDate day = published == null ? null : LocalDate.parse(published.value());
    EnglishSittings sittings = new EnglishSittings(page, sentences, title);
    Found body = new EnglishBodies(page, title).body().orElse(null);
    Found session = sittings.session();
    BusinessBook business = new BusinessBook(page.text);
    new Resolutions(page, business).read();
    new Motions(page, business).read();
    EnglishConveyances conveyances = new EnglishConveyances(page, told, business);
    new EnglishBusiness(page, told, business).read();
    return new Reading(
        page.tongue,
        page.text,
        title,
        published,
        publication.source(),
        body,
        kind(page, sentences, body, session),
        session,
        sittings.enlarged(),
        sittings.held(day),
        sittings.place(),
        new EnglishPeople(page, told).people(),
        conveyances.conveyed(),
        business.items().stream()
            .filter(item -> !conveyances.isConveyed(item.text().span()))
            .toList(),
        new EnglishRequirements(page, told, title).requirements(),
        new EnglishInstruments(page).instruments());
  }

  private static @Nullable Found kind(
      Page page, List<Sentence> sentences, @Nullable Found body, @Nullable Found session) {
    if (sentences.isEmpty()) {
      return null;
    }
    Span lead =
        new Span(
            sentences.getFirst().begin(), sentences.get(Math.min(3, sentences.size() - 1)).end());
    Matcher group = PARTY_GROUP.matcher(page.text).region(lead.begin(), lead.end());
    if (group.find()) {
      return kind(MeetingKind.PARTY_GROUP, group, "kind-by-lead");
    }
    if (body != null) {
      Optional<Found> told = Kinds.ENGLISH.tell(page.text, body.span());
      boolean ranked = told.isPresent() && RANKED.contains(told.get().value());
      if (!ranked && session != null && PLENARY.matcher(session.value()).find()) {
        return Found.inferred(MeetingKind.PLENARY.code(), session.span(), 0.8, "kind-by-session");
      }
      if (told.isPresent()) {
        return told.get();
      }
    }
    Matcher conference = CONFERENCE.matcher(page.text).region(lead.begin(), lead.end());
    if (conference.find()) {
      return kind(MeetingKind.CONFERENCE, conference, "kind-by-lead");
    }
    return Found.inferred(
        MeetingKind.OTHER.code(), sentences.getFirst().span(), 0.4, "kind-by-default");
  }

  private static Found kind(MeetingKind kind, Matcher m, String rule) {
    return Found.inferred(kind.code(), new Span(m.start(), m.end()), 0.7, rule);
  }
}
