package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.LineSource;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemResults;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// The items of a meeting as its page shows them.
@Component
class AgendaRows {
  private final ObjectProvider<ItemResults> results;
  private final ObjectProvider<LineSource> lines;
  private final ObjectProvider<MeetingParts> others;
  private final Organisations organisations;
  private final People people;

  AgendaRows(
      ObjectProvider<ItemResults> results,
      ObjectProvider<LineSource> lines,
      ObjectProvider<MeetingParts> others,
      Organisations organisations,
      People people) {
    this.results = results;
    this.lines = lines;
    this.others = others;
    this.organisations = organisations;
    this.people = people;
  }

  /// @param items those that the reader may see
  List<MeetingPage.Item> of(
      Actor actor, Meeting meeting, List<AgendaItem> items, Language language) {
    var ids = items.stream().map(AgendaItem::id).toList();
    var outcomes = new HashMap<Long, ItemResults.Result>();
    results.forEach(each -> outcomes.putAll(each.of(ids)));
    var cards = cards(actor, items, language);
    var notes = notes(actor, meeting, items, language);
    var names = names(items, language);
    return items.stream()
        .map(item -> {
          var outcome = outcomes.get(item.id());
          var links = links(item, cards);
          return new MeetingPage.Item(
              item,
              "meetings.kind." + item.kind().code(),
              links,
              item.directiveIds().size() - links.size(),
              outcome == null ? null : outcome.outcome(),
              presenter(item.presenter(), names),
              item.guests().stream().map(each -> guest(each, names)).toList(),
              notes.getOrDefault(item.id(), List.of()));
        })
        .toList();
  }

  private Map<Ref, Card> cards(Actor actor, List<AgendaItem> items, Language language) {
    var refs =
        items.stream()
            .flatMap(item -> item.directiveIds().stream())
            .distinct()
            .map(id -> new Ref(Kind.DIRECTIVE, id))
            .toList();
    if (refs.isEmpty()) {
      return Map.of();
    }
    return lines.stream()
        .map(source -> source.cards(refs, actor, language))
        .flatMap(Collection::stream)
        .collect(Collectors.toMap(Card::ref, Function.identity(), (one, _) -> one));
  }

  private static List<MeetingPage.Link> links(AgendaItem item, Map<Ref, Card> cards) {
    return item.directiveIds().stream()
        .map(id -> cards.get(new Ref(Kind.DIRECTIVE, id)))
        .filter(Objects::nonNull)
        .map(card -> new MeetingPage.Link(card.title(), card.open() ? card.href() : null))
        .toList();
  }

  private Map<Long, List<MeetingParts.Note>> notes(
      Actor actor, Meeting meeting, List<AgendaItem> items, Language language) {
    var notes = new HashMap<Long, List<MeetingParts.Note>>();
    others
        .orderedStream()
        .forEach(other ->
            other
                .notes(actor, meeting, items, language)
                .forEach((item, said) ->
                    notes.computeIfAbsent(item, _ -> new ArrayList<>()).addAll(said)));
    return notes;
  }

  private Map<Ref, String> names(List<AgendaItem> items, Language language) {
    var names = new HashMap<Ref, String>();
    var bodies = items.stream().map(each -> each.presenter().organisationId());
    organisations
        .byId(bodies.filter(Objects::nonNull).distinct().toList())
        .forEach((id, each) -> names.put(new Ref(Kind.ORGANISATION, id), each.name(language)));
    var persons =
        items.stream()
            .flatMap(each ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.ofNullable(each.presenter().personId()),
                    each.guests().stream().map(AgendaItem.Guest::personId)));
    people
        .byId(persons.filter(Objects::nonNull).distinct().toList())
        .forEach((id, each) -> names.put(new Ref(Kind.PERSON, id), each.name(language)));
    return names;
  }

  private static String presenter(AgendaItem.Presenter presenter, Map<Ref, String> names) {
    var organisation = presenter.organisationId();
    var person = presenter.personId();
    if (organisation != null) {
      return names.getOrDefault(new Ref(Kind.ORGANISATION, organisation), "");
    }
    return person != null
        ? names.getOrDefault(new Ref(Kind.PERSON, person), "")
        : Objects.requireNonNullElse(presenter.written(), "");
  }

  private static String guest(AgendaItem.Guest guest, Map<Ref, String> names) {
    var person = guest.personId();
    return person != null
        ? names.getOrDefault(new Ref(Kind.PERSON, person), "")
        : Objects.requireNonNullElse(guest.name(), "");
  }
}
