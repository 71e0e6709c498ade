package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.notifications.Notices;
import org.throughline.notifications.Shown;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Whoever is on a convened meeting's list hears of it once more the day before.
@ProductTest
class RemindingOfMeetingsTests {
  private final DemoPeople demo;
  private final Organisations organisations;
  private final Meetings meetings;
  private final Transitions transitions;
  private final MeetingReminders reminders;
  private final Notices notices;
  private final Clock clock;

  RemindingOfMeetingsTests(
      DemoPeople demo,
      Organisations organisations,
      Meetings meetings,
      Transitions transitions,
      MeetingReminders reminders,
      Notices notices,
      Clock clock) {
    this.demo = demo;
    this.organisations = organisations;
    this.meetings = meetings;
    this.transitions = transitions;
    this.reminders = reminders;
    this.notices = notices;
    this.clock = clock;
  }

  @Test
  void onTheDayBeforeOnceAndAnewWhereItMoves() {
    var id = convened(5);
    assertThat(said(id, 3)).isEmpty();
    assertThat(said(id, 4)).containsExactly("meetings.notice.soon");
    assertThat(said(id, 4)).as("once").isEmpty();
    done(meetings.change(secretary(), id, meeting(organisation(id), 9)));
    assertThat(said(id, 8)).containsExactly("meetings.notice.soon");
  }

  @Test
  void notOfOneThatIsOnlyPlannedOrCalledOff() {
    var planned = plan(5);
    assertThat(said(planned, 4)).isEmpty();
    var off = convened(5);
    done(transitions.cancel(secretary(), off, "The river is up."));
    assertThat(said(off, 4)).isEmpty();
  }

  private long organisation(long meeting) {
    return meetings.get(secretary(), meeting).organisationId();
  }

  private List<String> said(long meeting, int inDays) {
    var before = all(meeting).size();
    reminders.remind(LocalDate.now(clock).plusDays(inDays));
    var all = all(meeting);
    return all.subList(0, all.size() - before);
  }

  private List<String> all(long meeting) {
    return notices.page(chair(), false, null, Language.ENGLISH).stream()
        .filter(each -> each.about().id() == meeting)
        .map(Shown::said)
        .toList();
  }

  private long convened(int inDays) {
    var id = plan(inDays);
    done(
        meetings.addAttendance(
            secretary(),
            id,
            new NewAttendance(
                AttendanceClass.PRESIDES, chair().personId(), chair().postId(), null, null, null)));
    done(transitions.convene(secretary(), id));
    return id;
  }

  private long plan(int inDays) {
    var body = organisations.get(chair().organisationId()).bodyId();
    var committee =
        organisations
            .create(body, OrganisationKind.COMMITTEE, "For reminding", null, Who.SYSTEM)
            .id();
    return done(meetings.plan(secretary(), meeting(committee, inDays)));
  }

  private NewMeeting meeting(long committee, int inDays) {
    return new NewMeeting(
        committee,
        "A meeting",
        MeetingForm.ORDINARY,
        null,
        LocalDate.now(clock).plusDays(inDays),
        null,
        Language.ENGLISH,
        Access.INTERNAL);
  }

  private Actor secretary() {
    return demo.as("fengyue.secretary");
  }

  private Actor chair() {
    return demo.as("fengyue.chair");
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }
}
