package org.throughline.meetings.web;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.MeetingLists;
import org.throughline.meetings.WaitingItem;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.shared.Language;

/// What waits for a meeting, as pages show it.
@Component
class WaitingRows {
  private final MeetingLists lists;
  private final Organisations organisations;
  private final People people;

  WaitingRows(MeetingLists lists, Organisations organisations, People people) {
    this.lists = lists;
    this.organisations = organisations;
    this.people = people;
  }

  List<WaitingPage.Row> of(List<WaitingItem> items, Actor actor, Language language) {
    var open = lists.open(actor, language);
    return items.stream()
        .map(item -> {
          var from = item.fromItemId();
          return new WaitingPage.Row(
              item,
              organisations.get(item.organisationId()).name(language),
              presenter(item.presenter(), language),
              from == null ? null : "/items/" + from,
              open.stream()
                  .filter(each -> each.organisationId() == item.organisationId())
                  .filter(each -> each.sits())
                  .toList());
        })
        .toList();
  }

  private String presenter(AgendaItem.Presenter presenter, Language language) {
    if (presenter.organisationId() != null) {
      return organisations.get(presenter.organisationId()).name(language);
    }
    return presenter.personId() != null
        ? people.get(presenter.personId()).name(language)
        : Objects.requireNonNullElse(presenter.written(), "");
  }
}
