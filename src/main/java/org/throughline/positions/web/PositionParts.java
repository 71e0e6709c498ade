package org.throughline.positions.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.positions.Position;
import org.throughline.positions.Positions;
import org.throughline.positions.Stance;
import org.throughline.shared.Language;

/// On the page of a meeting: the way to one's position, and how many agree, object, comment and
/// want to speak on each item.
@Component
@Order(20)
class PositionParts implements MeetingParts {
  private final Positions positions;

  PositionParts(Positions positions) {
    this.positions = positions;
  }

  @Override
  public List<Link> links(Actor actor, Meeting meeting) {
    return positions.may(actor, meeting)
        ? List.of(new Link("positions.give", "/meetings/" + meeting.id() + "/positions"))
        : List.of();
  }

  @Override
  public Map<Long, List<Note>> notes(
      Actor actor, Meeting meeting, Collection<AgendaItem> items, Language language) {
    var given = positions.of(items.stream().map(AgendaItem::id).toList());
    var notes = new LinkedHashMap<Long, List<Note>>();
    for (var item : items) {
      var own = given.stream().filter(each -> each.itemId() == item.id()).toList();
      var said = new ArrayList<Note>();
      for (var stance : Stance.values()) {
        add(
            said,
            stance.code(),
            own.stream().filter(each -> each.stance() == stance).count(),
            meeting,
            item);
      }
      add(said, "speak", own.stream().filter(Position::wantsToSpeak).count(), meeting, item);
      if (!said.isEmpty()) {
        notes.put(item.id(), said);
      }
    }
    return notes;
  }

  private static void add(
      List<Note> notes, String what, long count, Meeting meeting, AgendaItem item) {
    if (count > 0) {
      notes.add(
          new Note(
              "positions.count." + what,
              List.of(count),
              "/meetings/" + meeting.id() + "/positions#item-" + item.id()));
    }
  }
}
