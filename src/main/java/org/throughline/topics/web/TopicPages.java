package org.throughline.topics.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.MeetingLine;
import org.throughline.meetings.MeetingLists;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.topics.Topic;
import org.throughline.topics.TopicStep;
import org.throughline.topics.Topics;

/// Puts a topic's page together.
@Component
class TopicPages {
  private final Topics topics;
  private final WaitingItems waiting;
  private final Agenda agenda;
  private final MeetingLists meetings;
  private final Organisations organisations;
  private final People people;
  private final Policy policy;
  private final Trail trail;

  TopicPages(
      Topics topics,
      WaitingItems waiting,
      Agenda agenda,
      MeetingLists meetings,
      Organisations organisations,
      People people,
      Policy policy,
      Trail trail) {
    this.topics = topics;
    this.waiting = waiting;
    this.agenda = agenda;
    this.meetings = meetings;
    this.organisations = organisations;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
  }

  TopicPage page(Actor actor, long id, Language language, String open, String typed) {
    var topic = topics.get(actor, id);
    var acts = acts(actor, topic);
    return new TopicPage(
        topic,
        organisations.get(topic.organisationId()).name(language),
        organisations.get(topic.forOrganisationId()).name(language),
        people.get(topic.draftedBy()).name(language),
        acts,
        topic.state().writable()
            && policy.allows(actor, Permission.TOPIC_DRAFT, topic.organisationId()),
        item(actor, topic),
        acts.contains(TopicStep.ACCEPTANCE.code()) ? open(actor, topic, language) : List.of(),
        open,
        typed,
        trail.of(refs(topic), language));
  }

  private Set<String> acts(Actor actor, Topic topic) {
    return Arrays.stream(TopicStep.values())
        .filter(step -> step.leadsFrom(topic.state()))
        .filter(step -> policy.allows(actor, step.permission(), step.decider(topic)))
        .map(TopicStep::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable String item(Actor actor, Topic topic) {
    var waits = topic.waitingItemId();
    var placed = waits == null ? null : waiting.placed(waits);
    if (placed == null) {
      return null;
    }
    try {
      return "/items/" + agenda.item(actor, placed).id();
    } catch (NotFound e) {
      return null;
    }
  }

  private List<MeetingLine> open(Actor actor, Topic topic, Language language) {
    return meetings.open(actor, language).stream()
        .filter(each -> each.organisationId() == topic.forOrganisationId())
        .toList();
  }

  private static List<Ref> refs(Topic topic) {
    var waits = topic.waitingItemId();
    var own = new Ref(Kind.TOPIC, topic.id());
    return waits == null ? List.of(own) : List.of(own, new Ref(Kind.WAITING_ITEM, waits));
  }
}
