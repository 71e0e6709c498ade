package org.throughline.topics.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;
import org.throughline.topics.Topics;

/// Says below an item on the agenda who brought it, to those who may see the topic.
@Component
@Order(10)
class TopicParts implements MeetingParts {
  private final Topics topics;
  private final Organisations organisations;

  TopicParts(Topics topics, Organisations organisations) {
    this.topics = topics;
    this.organisations = organisations;
  }

  @Override
  public Map<Long, List<Note>> notes(
      Actor actor, Meeting meeting, Collection<AgendaItem> items, Language language) {
    return topics.ofItems(actor, items.stream().map(AgendaItem::id).toList()).stream()
        .collect(
            groupingBy(
                Topics.Brought::itemId,
                mapping(
                    each ->
                        new Note(
                            "topics.note",
                            List.of(organisations.get(each.organisationId()).name(language)),
                            "/topics/" + each.topicId()),
                    toList())));
  }
}
