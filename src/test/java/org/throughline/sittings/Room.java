package org.throughline.sittings;

import static org.throughline.meetings.MeetingSamples.done;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingSamples;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.support.DemoPeople;

/// What tests about sittings begin from: a meeting in session with two items, its chair and
/// members. Lazy, because its people are there only once the demo stands.
@Component
@Lazy
class Room {
  /// Some moment of the sitting; others are seconds after it.
  static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);

  final Actor secretary;
  final Actor chair;
  final Actor member;
  private final Meetings meetings;
  private final Transitions transitions;

  Room(DemoPeople people, Meetings meetings, Transitions transitions) {
    this.secretary = people.as("luoyan.secretary");
    this.chair = people.as("luoyan.chair");
    this.member = people.as("luoyan.member");
    this.meetings = meetings;
    this.transitions = transitions;
  }

  record Opened(
      long meeting, long first, long second, long presiding, long member, List<Long> others) {}

  Opened open() {
    var plan = MeetingSamples.planned(chair, LocalDate.now(ZoneId.systemDefault()).minusDays(1));
    long meeting = done(meetings.plan(secretary, plan));
    long first = item(meeting, ItemKind.PROPOSAL, "First proposal");
    long second = item(meeting, ItemKind.ELECT, "Election");
    long presiding = attends(meeting, AttendanceClass.PRESIDES, chair);
    long own = attends(meeting, AttendanceClass.MEMBER, member);
    var others =
        List.of("An", "Bo", "Cai").stream()
            .map(name ->
                done(
                    meetings.addAttendance(
                        secretary,
                        meeting,
                        new NewAttendance(AttendanceClass.MEMBER, null, null, name, null, null))))
            .toList();
    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    return new Opened(meeting, first, second, presiding, own, others);
  }

  private long item(long meeting, ItemKind kind, String title) {
    return done(meetings.addItem(secretary, meeting, new NewItem(kind, title, null, List.of())));
  }

  private long attends(long meeting, AttendanceClass as, Actor who) {
    return done(
        meetings.addAttendance(
            secretary,
            meeting,
            new NewAttendance(as, who.personId(), who.postId(), null, null, null)));
  }

  static Instant second(int s) {
    return BEGIN.plusSeconds(s);
  }
}
