package org.throughline.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.invitations.InvitationSamples.at;
import static org.throughline.invitations.InvitationSamples.called;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ClashingTests {
  private final Clashes clashes;
  private final Invitations invitations;
  private final InvitationAnswers answers;
  private final Rooms rooms;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Actor secretary;
  private final Actor province;
  private final Actor head;

  ClashingTests(
      Clashes clashes,
      Invitations invitations,
      InvitationAnswers answers,
      Rooms rooms,
      Meetings meetings,
      Transitions transitions,
      DemoPeople people) {
    this.clashes = clashes;
    this.invitations = invitations;
    this.answers = answers;
    this.rooms = rooms;
    this.meetings = meetings;
    this.transitions = transitions;
    this.secretary = people.as("fengyue.secretary");
    this.province = people.as("yunling.secretary");
    this.head = people.as("fengyue.water.head");
  }

  private long meeting(Actor by, LocalDate day, int hour) {
    return done(meetings.plan(by, at(by, day, LocalTime.of(hour, 0), Access.INTERNAL)));
  }

  private Occasion occasion(long meeting) {
    return invitations.occasion(meeting, Language.ENGLISH);
  }

  @Test
  void twoMeetingsInOneRoomAtTheSameHoursAreShown() {
    var day = LocalDate.of(2031, 3, 4);
    long room = done(rooms.add(secretary, "Clash room", 10));
    var nine = meeting(secretary, day, 9);
    var ten = meeting(secretary, day, 10);
    var eleven = meeting(secretary, day, 11);
    for (var each : new long[] {nine, ten, eleven}) {
      done(invitations.keep(secretary, each, room, null, null));
    }
    assertThat(clashes.ofRoom(secretary, occasion(nine), Language.ENGLISH))
        .extracting(Occasion::meetingId)
        .as("the one from eleven begins as this one ends")
        .containsExactly(ten);
    done(transitions.cancel(secretary, ten, "Not needed"));
    assertThat(clashes.ofRoom(secretary, occasion(nine), Language.ENGLISH)).isEmpty();
    assertThat(refusal(rooms.add(secretary, "clash ROOM", null)))
        .isEqualTo("invitations.refused.room_known");
  }

  @Test
  void whoeverIsCalledToTwoMeetingsAtOnceIsShownUntilTheyAnswer() {
    var day = LocalDate.of(2031, 3, 5);
    var one = meeting(secretary, day, 9);
    var two = meeting(secretary, day, 10);
    for (var each : new long[] {one, two}) {
      done(invitations.invite(secretary, each, called(head), CalledAs.INVITED));
      done(invitations.send(secretary, each));
    }
    assertThat(clashes.ofPeople(secretary, occasion(one), Language.ENGLISH))
        .containsOnlyKeys(head.personId());
    assertThat(clashes.ofPerson(head.personId(), occasion(one), Language.ENGLISH))
        .extracting(Occasion::meetingId)
        .containsExactly(two);
    var other = invitations.ofMeeting(secretary, two, Language.ENGLISH).getFirst().id();
    done(answers.answer(head, other, new NewAnswer(Answer.EXCUSED, "Elsewhere", null, null)));
    assertThat(clashes.ofPeople(secretary, occasion(one), Language.ENGLISH)).isEmpty();
  }

  @Test
  void ofMeetingsThatTheReaderMayNotSeeNothingIsSaid() {
    var day = LocalDate.of(2031, 3, 6);
    var above =
        done(meetings.plan(province, at(province, day, LocalTime.of(9, 0), Access.RESTRICTED)));
    done(invitations.invite(province, above, called(head), CalledAs.INVITED));
    done(invitations.send(province, above));
    var own = meeting(secretary, day, 9);
    done(invitations.invite(secretary, own, called(head), CalledAs.INVITED));
    assertThat(clashes.ofPeople(secretary, occasion(own), Language.ENGLISH)).isEmpty();
    assertThat(clashes.ofPerson(head.personId(), occasion(own), Language.ENGLISH))
        .as("the person called knows")
        .hasSize(1);
  }

  /// For any two meetings of a day: they are in each other's way just when some minute is both's.
  @Test
  void hoursOverlapWhenAMinuteIsBoths() {
    var random = new Random(20311);
    for (var i = 0; i < 2_000; i++) {
      var one = hours(random);
      var other = hours(random);
      var shared =
          IntStream.range(one.from(), one.to())
              .anyMatch(minute -> minute >= other.from() && minute < other.to());
      assertThat(one.overlap(other)).as(one + " and " + other).isEqualTo(shared);
      assertThat(other.overlap(one)).isEqualTo(shared);
      assertThat(one.from()).isLessThan(one.to());
      assertThat(one.to()).isLessThanOrEqualTo(24 * 60);
    }
  }

  private static Hours hours(Random random) {
    var start =
        random.nextInt(10) == 0 ? null : LocalTime.of(random.nextInt(24), random.nextInt(60));
    var end = random.nextInt(4) == 0 ? null : LocalTime.of(random.nextInt(24), random.nextInt(60));
    return Hours.of(start, end);
  }
}
