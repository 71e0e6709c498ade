package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// Says below an item that it was carried over, from where and to where.
@Component
@Order(0)
class CarriedParts implements MeetingParts {
  private final WaitingItems waiting;

  CarriedParts(WaitingItems waiting) {
    this.waiting = waiting;
  }

  @Override
  public Map<Long, List<Note>> notes(
      Actor actor, Meeting meeting, Collection<AgendaItem> items, Language language) {
    var notes = new HashMap<Long, List<Note>>();
    for (var carried : waiting.carried(actor, items.stream().map(AgendaItem::id).toList())) {
      notes
          .computeIfAbsent(carried.itemId(), _ -> new ArrayList<>())
          .add(
              new Note(
                  carried.back() ? "meetings.carried.from" : "meetings.carried.to",
                  List.of(),
                  "/items/" + carried.otherId()));
    }
    return notes;
  }
}
