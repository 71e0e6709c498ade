package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.audit.Trail;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaChange;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.AgendaVersions;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.FollowUps;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.MeetingTransition;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.OpenQuestion;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.Transitions;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Texts;

/// Puts a meeting's page together.
@Component
class MeetingPages {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Transitions transitions;
  private final FollowUps followUps;
  private final MeetingChoices choices;
  private final AgendaRows rows;
  private final MeetingExtras extras;
  private final AgendaVersions versions;
  private final WaitingItems waiting;
  private final WaitingRows waitingRows;
  private final Organisations organisations;
  private final Policy policy;
  private final Trail trail;
  private final MessageSource messages;
  private final java.time.ZoneId zone;

  MeetingPages(
      Meetings meetings,
      Agenda agenda,
      Proceedings proceedings,
      Transitions transitions,
      FollowUps followUps,
      MeetingChoices choices,
      AgendaRows rows,
      MeetingExtras extras,
      AgendaVersions versions,
      WaitingItems waiting,
      WaitingRows waitingRows,
      Organisations organisations,
      Policy policy,
      Trail trail,
      MessageSource messages,
      java.time.ZoneId zone) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.transitions = transitions;
    this.followUps = followUps;
    this.choices = choices;
    this.rows = rows;
    this.extras = extras;
    this.versions = versions;
    this.waiting = waiting;
    this.waitingRows = waitingRows;
    this.organisations = organisations;
    this.policy = policy;
    this.trail = trail;
    this.messages = messages;
    this.zone = zone;
  }

  MeetingPage page(Actor actor, long id, Language language, Typed typed) {
    var meeting = meetings.get(actor, id);
    var items = agenda.items(actor, id);
    var told = trail.of(refs(meeting, items), language);
    var prepares = policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    var agendaOpen = prepares && meeting.state().agendaOpen();
    var recordOpen = prepares && meeting.state().recordOpen();
    var acts = acts(actor, meeting);
    return new MeetingPage(
        meeting,
        organisations.get(meeting.organisationId()).name(language),
        steps(meeting, told, language),
        acts,
        agendaOpen,
        recordOpen,
        rows.of(actor, meeting, items, language),
        attendance(id, language),
        statements(id, items, language),
        open(actor, meeting),
        agendaOpen ? choices.directives(actor) : List.of(),
        agendaOpen ? choices.organisations(actor, language) : List.of(),
        recordOpen || agendaOpen ? choices.people(actor, language) : List.of(),
        typed,
        told,
        followUps.has(id),
        followUps.always(meeting.organisationId()),
        AgendaTimes.of(meeting, items),
        standing(actor, meeting),
        agendaOpen && meeting.form().sits()
            ? waitingRows.of(waiting.of(actor, meeting.organisationId()), actor, language)
            : List.of(),
        extras.links(actor, meeting),
        extras.sections(actor, meeting, language));
  }

  private MeetingPage.@Nullable AgendaStanding standing(Actor actor, Meeting meeting) {
    return versions.of(actor, meeting.id()).stream()
        .findFirst()
        .map(latest ->
            new MeetingPage.AgendaStanding(
                "meetings.stage." + latest.stage().code(),
                latest.number(),
                AgendaChange.between(latest.items(), versions.now(actor, meeting)).size()))
        .orElse(null);
  }

  private static List<Ref> refs(Meeting meeting, List<AgendaItem> items) {
    var refs = new ArrayList<Ref>();
    refs.add(new Ref(Kind.MEETING, meeting.id()));
    items.forEach(item -> refs.add(new Ref(Kind.AGENDA_ITEM, item.id())));
    return refs;
  }

  private Set<String> acts(Actor actor, Meeting meeting) {
    return Arrays.stream(MeetingTransition.values())
        .filter(each -> each.leadsFrom(meeting.state()) && !each.ofMinutes())
        .filter(each -> policy.allows(actor, each.permission(), meeting.organisationId()))
        .map(MeetingTransition::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<OpenQuestion> open(Actor actor, Meeting meeting) {
    return switch (meeting.state()) {
      case ENDED, MINUTES_DRAFTED, MINUTES_APPROVED ->
          transitions.openQuestions(actor, meeting.id());
      case PLANNED, CONVENED, IN_SESSION, CLOSED, CANCELLED, POSTPONED -> List.of();
    };
  }

  /// The way of a meeting that goes well; where it was postponed or cancelled, that ends it.
  private List<MeetingPage.Step> steps(Meeting meeting, List<Trail.Entry> told, Language language) {
    var texts = new Texts(messages, language, zone);
    var way = new ArrayList<>(MeetingState.WAY);
    var here = way.indexOf(meeting.state());
    if (here < 0) {
      way.clear();
      way.add(MeetingState.PLANNED);
      way.add(meeting.state());
      here = 1;
    }
    var steps = new ArrayList<MeetingPage.Step>();
    for (int i = 0; i < way.size(); i++) {
      var action = "meeting." + way.get(i).code();
      var reached =
          i > here
              ? null
              : told.stream()
                  .filter(each -> each.action().equals(action))
                  .reduce((_, last) -> last)
                  .map(Trail.Entry::at)
                  .orElse(null);
      steps.add(
          new MeetingPage.Step(
              "meetings.state." + way.get(i).code(),
              i < here,
              i == here,
              texts.iso(reached),
              texts.moment(reached)));
    }
    return steps;
  }

  private List<MeetingPage.AttendanceGroup> attendance(long id, Language language) {
    var groups = new LinkedHashMap<String, List<Attendance>>();
    for (var each : proceedings.attendance(id, language)) {
      groups
          .computeIfAbsent(
              "meetings.class." + each.attendanceClass().code(), _ -> new ArrayList<>())
          .add(each);
    }
    return groups.entrySet().stream()
        .map(each -> new MeetingPage.AttendanceGroup(each.getKey(), each.getValue()))
        .toList();
  }

  private List<MeetingPage.Said> statements(long id, List<AgendaItem> items, Language language) {
    var numbers = items.stream().collect(Collectors.toMap(AgendaItem::id, AgendaItem::number));
    return proceedings.statements(id, language).stream()
        .filter(each -> each.itemId() == null || numbers.containsKey(each.itemId()))
        .map(each -> {
          var item = each.itemId();
          return new MeetingPage.Said(each, item == null ? null : numbers.get(item));
        })
        .toList();
  }
}
