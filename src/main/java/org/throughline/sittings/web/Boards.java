package org.throughline.sittings.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.ItemResults;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;
import org.throughline.sittings.Choice;
import org.throughline.sittings.Course;
import org.throughline.sittings.Method;
import org.throughline.sittings.Movement;
import org.throughline.sittings.Sittings;
import org.throughline.sittings.Speakers;
import org.throughline.sittings.Vote;
import org.throughline.sittings.Voting;

/// Puts together what the pages of a sitting have in common.
@Component
class Boards {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Organisations organisations;
  private final Sittings sittings;
  private final Voting voting;
  private final Speakers speakers;
  private final ObjectProvider<ItemResults> results;
  private final MessageSource messages;
  private final Clock clock;
  private final ZoneId zone;

  Boards(
      Meetings meetings,
      Agenda agenda,
      Proceedings proceedings,
      Organisations organisations,
      Sittings sittings,
      Voting voting,
      Speakers speakers,
      ObjectProvider<ItemResults> results,
      MessageSource messages,
      Clock clock,
      ZoneId zone) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.organisations = organisations;
    this.sittings = sittings;
    this.voting = voting;
    this.speakers = speakers;
    this.results = results;
    this.messages = messages;
    this.clock = clock;
    this.zone = zone;
  }

  /// @param forAll only what everybody in the room may see
  Board board(Actor actor, long meetingId, Language language, boolean forAll) {
    var meeting = meetings.get(actor, meetingId);
    var revision = sittings.revision(meetingId);
    var now = clock.instant();
    var movements = sittings.movements(meetingId);
    var course = sittings.course(meeting, movements);
    var items =
        agenda.items(actor, meetingId).stream()
            .filter(each -> !forAll || !each.restricted())
            .toList();
    var treated = course.itemAt(now).orElse(null);
    var item =
        items.stream()
            .filter(each -> treated != null && each.id() == treated)
            .findFirst()
            .orElse(null);
    var attendance = proceedings.attendance(meetingId, language);
    var interests = sittings.interests(meetingId);
    var recused =
        interests.stream()
            .filter(each -> item != null && each.itemId() == item.id() && each.recused())
            .map(Sittings.Interest::attendanceId)
            .collect(Collectors.toSet());
    var electorate = sittings.electorate(meeting, item, now, course, attendance, recused);
    var names = names(attendance);
    var asked = speakers.list(meetingId);
    var own = sittings.own(actor, attendance);
    var texts = new Texts(messages, language, zone);
    var shown = items(items, course, treated, now);
    return new Board(
        meeting,
        organisations.get(meeting.organisationId()).name(language),
        revision,
        meeting.state() == MeetingState.IN_SESSION,
        course.begun(now),
        treated != null && item == null,
        shown,
        shown.stream().filter(Board.Item::current).findFirst().orElse(null),
        votes(
            voting.ofMeeting(meetingId), items, attendance, names, own, electorate.there(), forAll),
        asked.stream()
            .map(each ->
                new Board.Speaker(
                    each.id(),
                    names.getOrDefault(each.attendanceId(), ""),
                    each.beganAt() != null,
                    texts.time(each.beganAt() != null ? each.beganAt() : each.askedAt()),
                    own != null && own.id() == each.attendanceId()))
            .toList(),
        people(movements, attendance, course, now, recused, asked, own, texts),
        electorate,
        course.presidesAt(now).map(names::get).orElse(null),
        (int) attendance.stream().filter(each -> course.there(each.id(), now)).count());
  }

  private List<Board.Item> items(
      List<AgendaItem> items, Course course, @Nullable Long treated, Instant now) {
    var ids = items.stream().map(AgendaItem::id).toList();
    var outcomes = new HashMap<Long, ItemResults.Result>();
    results.forEach(each -> outcomes.putAll(each.of(ids)));
    return items.stream()
        .map(item -> {
          var outcome = outcomes.get(item.id());
          return new Board.Item(
              item.id(),
              item.number(),
              "meetings.kind." + item.kind().code(),
              item.title(),
              item.text(),
              treated != null && item.id() == treated,
              !course.treated(item.id()).isEmpty(),
              course.time(item.id(), now).toMinutes(),
              Objects.requireNonNullElse(item.minutes(), 0),
              outcome == null ? null : outcome.outcome());
        })
        .toList();
  }

  private static Map<Long, String> names(Collection<Attendance> attendance) {
    var names = new LinkedHashMap<Long, String>();
    for (var each : attendance) {
      names.put(
          each.id(),
          Objects.requireNonNullElse(each.name(), Objects.requireNonNullElse(each.post(), "")));
    }
    return names;
  }

  /// Those known by name or post; of the rest only a number is known.
  private static List<Board.Person> people(
      List<Movement> movements,
      List<Attendance> attendance,
      Course course,
      Instant now,
      Set<Long> recused,
      List<Speakers.Speech> asked,
      @Nullable Attendance own,
      Texts texts) {
    var moved = movements.stream().collect(Collectors.groupingBy(Movement::attendanceId));
    var presides = course.presidesAt(now).orElse(-1L);
    return attendance.stream()
        .filter(each -> each.headCount() == null)
        .map(each -> {
          var moves = moved.getOrDefault(each.id(), List.of());
          var last = moves.isEmpty() ? null : moves.getLast();
          return new Board.Person(
              each.id(),
              each.name() != null ? each.name() : Objects.requireNonNullElse(each.post(), ""),
              each.name() == null ? "" : Objects.requireNonNullElse(each.post(), ""),
              "meetings.class." + each.attendanceClass().code(),
              course.there(each.id(), now),
              last == null ? "" : texts.time(last.at()),
              votes(each),
              recused.contains(each.id()),
              each.id() == presides,
              own != null && own.id() == each.id(),
              asked.stream().anyMatch(speech -> speech.attendanceId() == each.id()),
              moves.stream()
                  .map(move -> new Board.Moved(move.id(), move.arrives(), texts.time(move.at())))
                  .toList());
        })
        .toList();
  }

  private static boolean votes(Attendance each) {
    return switch (each.attendanceClass()) {
      case PRESIDES, MEMBER, SUBSTITUTE -> true;
      case INVITED, STAFF, OBSERVER, MEDIA, EXCUSED, ABSENT -> false;
    };
  }

  /// Only on items that the reader may see.
  private static List<Board.Ballot> votes(
      List<Vote> votes,
      List<AgendaItem> items,
      List<Attendance> attendance,
      Map<Long, String> names,
      @Nullable Attendance own,
      Set<Long> mayVote,
      boolean forAll) {
    var visible = items.stream().map(AgendaItem::id).collect(Collectors.toSet());
    return votes.stream()
        .filter(each -> visible.contains(each.itemId()))
        .map(vote -> {
          var voters = new ArrayList<Board.Ballot.Row>();
          if (vote.method() == Method.NAMED && !forAll) {
            for (var each : attendance) {
              var choice = vote.choices().get(each.id());
              if (choice != null || (vote.open() && mayVote.contains(each.id()))) {
                voters.add(
                    new Board.Ballot.Row(
                        each.id(),
                        names.getOrDefault(each.id(), ""),
                        choice == null ? "" : choice.code()));
              }
            }
          }
          var self = own == null ? null : vote.choices().get(own.id());
          return new Board.Ballot(
              vote.id(),
              vote.itemId(),
              vote.question(),
              "sittings.method." + vote.method().code(),
              vote.open(),
              voters,
              vote.voted().size(),
              mayVote.size(),
              own != null && vote.voted().contains(own.id()),
              self == null ? "" : choice(self),
              vote.outcome());
        })
        .toList();
  }

  private static String choice(Choice choice) {
    return choice.code();
  }
}
