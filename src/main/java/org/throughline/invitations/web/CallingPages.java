package org.throughline.invitations.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.throughline.invitations.Answer;
import org.throughline.invitations.Clashes;
import org.throughline.invitations.Invitation;
import org.throughline.invitations.InvitationRules;
import org.throughline.invitations.Invitations;
import org.throughline.invitations.Occasion;
import org.throughline.invitations.Rooms;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Holders;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;

/// Makes the page of those called, and what the meeting's own page says of it.
@Component
class CallingPages {
  private final Invitations invitations;
  private final Clashes clashes;
  private final Rooms rooms;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Holders holders;
  private final Policy policy;

  CallingPages(
      Invitations invitations,
      Clashes clashes,
      Rooms rooms,
      Meetings meetings,
      Agenda agenda,
      Holders holders,
      Policy policy) {
    this.invitations = invitations;
    this.clashes = clashes;
    this.rooms = rooms;
    this.meetings = meetings;
    this.agenda = agenda;
    this.holders = holders;
    this.policy = policy;
  }

  boolean prepares(Actor actor, Meeting meeting) {
    return policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId());
  }

  /// For whoever prepares it; others are refused.
  CallingPage page(Actor actor, long meetingId, Language language) {
    var occasion = invitations.occasion(meetingId, language);
    return page(actor, meetingId, language, NoticeForm.of(occasion), CallForm.EMPTY, "");
  }

  CallingPage page(
      Actor actor,
      long meetingId,
      Language language,
      NoticeForm notice,
      CallForm call,
      String open) {
    var meeting = meetings.get(actor, meetingId);
    policy.require(actor, Permission.MEETING_PREPARE, meeting.organisationId());
    var occasion = invitations.occasion(meetingId, language);
    var called = invitations.ofMeeting(actor, meetingId, language);
    return new CallingPage(
        occasion,
        meeting.state().agendaOpen(),
        InvitationRules.answerable(meeting.state()),
        called,
        clashes.ofRoom(actor, occasion, language),
        clashes.ofPeople(actor, occasion, language),
        unsent(called, occasion),
        rooms.ofBody(actor.bodyId()),
        meeting.state().agendaOpen() ? groups(actor, meeting, called, language) : List.of(),
        notice,
        call,
        open);
  }

  private static long unsent(List<Invitation> called, Occasion occasion) {
    return called.stream()
        .filter(each -> {
          var sent = each.sentSequence();
          return sent == null || sent < occasion.sequence();
        })
        .count();
  }

  /// Whoever is named on the agenda, then the organisation that meets, the rest of the body, and
  /// the heads beneath it; without those called already, and nobody twice.
  private List<Holders.Group> groups(
      Actor actor, Meeting meeting, List<Invitation> called, Language language) {
    var gone = new HashSet<>(called.stream().map(Invitation::personId).collect(Collectors.toSet()));
    var body = holders.ofBody(actor.bodyId(), language);
    var groups = new ArrayList<Holders.Group>();
    var named = named(actor, meeting, body);
    named.stream().map(each -> each.without(gone)).forEach(groups::add);
    named.forEach(group -> group.people().forEach(each -> gone.add(each.personId())));
    Stream.of(
            body.stream().filter(each -> each.organisationId() == meeting.organisationId()),
            body.stream().filter(each -> each.organisationId() != meeting.organisationId()),
            holders.beneath(actor.bodyId(), language).stream())
        .flatMap(each -> each)
        .map(each -> each.without(gone))
        .forEach(groups::add);
    return groups.stream().filter(each -> !each.people().isEmpty()).toList();
  }

  /// One group without an organisation's name: the page has its own words for it.
  private List<Holders.Group> named(Actor actor, Meeting meeting, List<Holders.Group> body) {
    Set<Long> people =
        agenda.items(actor, meeting.id()).stream()
            .flatMap(CallingPages::peopleOf)
            .collect(Collectors.toSet());
    var holding =
        body.stream()
            .flatMap(group -> group.people().stream())
            .filter(each -> people.contains(each.personId()))
            .toList();
    return holding.isEmpty() ? List.of() : List.of(new Holders.Group(0, "", holding));
  }

  private static Stream<Long> peopleOf(AgendaItem item) {
    return Stream.concat(
            Stream.ofNullable(item.presenter().personId()),
            item.guests().stream().map(AgendaItem.Guest::personId))
        .filter(Objects::nonNull);
  }

  CallingSection section(Actor actor, Meeting meeting, Language language) {
    var called = invitations.ofMeeting(actor, meeting.id(), language);
    var own =
        called.stream()
            .filter(each -> each.personId() == actor.personId() && each.sent())
            .findFirst()
            .orElse(null);
    var open = meeting.state().agendaOpen();
    return new CallingSection(
        meeting.id(),
        meeting.heldOn() != null && open,
        own,
        prepares(actor, meeting) && (open || !called.isEmpty())
            ? counts(actor, meeting, called, language)
            : null);
  }

  private CallingSection.Counts counts(
      Actor actor, Meeting meeting, List<Invitation> called, Language language) {
    var occasion = invitations.occasion(meeting.id(), language);
    var inTheWay =
        meeting.state().agendaOpen()
            ? clashes.ofRoom(actor, occasion, language).size()
                + clashes.ofPeople(actor, occasion, language).size()
            : 0;
    return new CallingSection.Counts(
        called.size(),
        count(called, Answer.COMING),
        count(called, Answer.EXCUSED),
        count(called, Answer.SUBSTITUTE),
        called.stream().filter(Invitation::waits).count(),
        meeting.state().agendaOpen() ? unsent(called, occasion) : 0,
        inTheWay);
  }

  private static long count(List<Invitation> called, Answer answer) {
    return called.stream().filter(each -> each.answer() == answer).count();
  }
}
