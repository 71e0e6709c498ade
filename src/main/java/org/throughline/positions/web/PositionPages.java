package org.throughline.positions.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.positions.NewPosition;
import org.throughline.positions.Position;
import org.throughline.positions.Positions;
import org.throughline.positions.Stance;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.web.Typed;

/// Puts the page of positions together, and reads what was sent from it.
@Component
class PositionPages {
  private final Positions positions;
  private final Meetings meetings;
  private final Agenda agenda;
  private final People people;
  private final Posts posts;

  PositionPages(Positions positions, Meetings meetings, Agenda agenda, People people, Posts posts) {
    this.positions = positions;
    this.meetings = meetings;
    this.agenda = agenda;
    this.people = people;
    this.posts = posts;
  }

  /// @param sent what was refused; null for a fresh page
  PositionPage page(
      Actor actor,
      long meetingId,
      Language language,
      @Nullable MultiValueMap<String, String> sent) {
    var meeting = meetings.get(actor, meetingId);
    var items = agenda.items(actor, meetingId);
    var given = positions.of(items.stream().map(AgendaItem::id).toList());
    var byPerson = people.byId(given.stream().map(Position::personId).distinct().toList());
    var byPost = posts.byId(given.stream().map(Position::postId).distinct().toList());
    return new PositionPage(
        meeting,
        positions.may(actor, meeting),
        items.stream()
            .map(item -> row(actor, item, of(item, given), byPerson, byPost, language, sent))
            .toList());
  }

  private static List<Position> of(AgendaItem item, List<Position> given) {
    return given.stream().filter(each -> each.itemId() == item.id()).toList();
  }

  private static PositionPage.Row row(
      Actor actor,
      AgendaItem item,
      List<Position> given,
      Map<Long, Person> people,
      Map<Long, Post> posts,
      Language language,
      @Nullable MultiValueMap<String, String> sent) {
    var said =
        given.stream()
            .map(each ->
                new PositionPage.Said(
                    each,
                    Objects.requireNonNull(people.get(each.personId())).name(language),
                    Objects.requireNonNull(posts.get(each.postId())).title(language)))
            .toList();
    if (sent != null) {
      var typed = read(item.id(), sent);
      return new PositionPage.Row(
          item, code(typed.stance()), typed.wantsToSpeak(), words(typed.text()), said);
    }
    return given.stream()
        .filter(each -> each.personId() == actor.personId())
        .findFirst()
        .map(own ->
            new PositionPage.Row(
                item, code(own.stance()), own.wantsToSpeak(), words(own.text()), said))
        .orElse(new PositionPage.Row(item, "", false, "", said));
  }

  private static String code(@Nullable Stance stance) {
    return stance == null ? "" : stance.code();
  }

  private static String words(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// What was sent about each item that the actor may see; of items that the form did not have,
  /// nothing.
  Map<Long, NewPosition> read(Actor actor, long meetingId, MultiValueMap<String, String> sent) {
    meetings.get(actor, meetingId);
    var read = new LinkedHashMap<Long, NewPosition>();
    for (var item : agenda.items(actor, meetingId)) {
      if (sent.containsKey("stance-" + item.id())
          || sent.containsKey("text-" + item.id())
          || sent.containsKey("speak-" + item.id())) {
        read.put(item.id(), read(item.id(), sent));
      }
    }
    return read;
  }

  private static NewPosition read(long item, MultiValueMap<String, String> sent) {
    return new NewPosition(
        Coded.find(Stance.class, sent.getFirst("stance-" + item)).orElse(null),
        sent.getFirst("speak-" + item) != null,
        Typed.text(sent.getFirst("text-" + item)));
  }
}
