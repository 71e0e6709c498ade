package org.throughline.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.invitations.InvitationSamples.at;
import static org.throughline.invitations.InvitationSamples.called;
import static org.throughline.invitations.InvitationSamples.coming;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;
import static throughline.db.notifications.Tables.EVENT;
import static throughline.db.notifications.Tables.NOTICE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class CallingToAMeetingTests {
  private static final LocalDate DAY = LocalDate.now().plusDays(20);
  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final Invitations invitations;
  private final InvitationAnswers answers;
  private final InvitationReminders reminders;
  private final InvitationDesk desk;
  private final Meetings meetings;
  private final Transitions transitions;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor member;
  private final Actor county;
  private final Actor stranger;

  CallingToAMeetingTests(
      Invitations invitations,
      InvitationAnswers answers,
      InvitationReminders reminders,
      InvitationDesk desk,
      Meetings meetings,
      Transitions transitions,
      DSLContext sql,
      DemoPeople people) {
    this.invitations = invitations;
    this.answers = answers;
    this.reminders = reminders;
    this.desk = desk;
    this.meetings = meetings;
    this.transitions = transitions;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.member = people.as("fengyue.member");
    this.county = people.as("qingtan.chair");
    this.stranger = people.as("luoyan.secretary");
  }

  private long meeting(Access access) {
    return done(meetings.plan(secretary, at(secretary, DAY, NINE, access)));
  }

  private long sent(Actor... people) {
    var meeting = meeting(Access.INTERNAL);
    call(meeting, people);
    done(invitations.send(secretary, meeting));
    return meeting;
  }

  private void call(long meeting, Actor... people) {
    done(invitations.invite(secretary, meeting, called(people), CalledAs.MEMBER));
  }

  private Invitation of(long meeting, Actor person) {
    return invitations.ofMeeting(secretary, meeting, Language.ENGLISH).stream()
        .filter(each -> each.personId() == person.personId())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyIsToldBeforeTheNoticeIsSent() {
    var meeting = meeting(Access.INTERNAL);
    call(meeting, chair);
    var id = of(meeting, chair).id();
    assertThatThrownBy(() -> answers.get(chair, id, Language.ENGLISH)).isInstanceOf(NotFound.class);
    assertThat(refusal(answers.answer(secretary, id, coming())))
        .isEqualTo("invitations.refused.not_sent");
    assertThat(told(id, "invitations.notice.called")).isEmpty();
    done(invitations.send(secretary, meeting));
    assertThat(answers.get(chair, id, Language.ENGLISH).own()).isTrue();
    assertThat(told(id, "invitations.notice.called")).containsExactly(chair.personId());
    assertThat(refusal(invitations.send(secretary, meeting)))
        .isEqualTo("invitations.refused.all_sent");
  }

  @Test
  void thePersonCalledAnswersAndMayThinkAgain() {
    var meeting = sent(chair);
    var id = of(meeting, chair).id();
    assertThat(waits(chair, id)).isTrue();
    done(answers.answer(chair, id, coming()));
    assertThat(waits(chair, id)).isFalse();
    assertThat(refusal(answers.answer(chair, id, new NewAnswer(Answer.EXCUSED, " ", null, null))))
        .isEqualTo("invitations.refused.reason_missing");
    done(answers.answer(chair, id, new NewAnswer(Answer.EXCUSED, "Ill", null, null)));
    assertThat(of(meeting, chair).answer()).isEqualTo(Answer.EXCUSED);
    assertThat(of(meeting, chair).through()).isEqualTo(Through.PAGE);
    assertThat(told(id, "invitations.notice.excused")).contains(secretary.personId());
  }

  @Test
  void aSubstituteIsNamedToldAndSeesTheInvitation() {
    var meeting = sent(chair);
    var id = of(meeting, chair).id();
    assertThat(
            refusal(answers.answer(chair, id, new NewAnswer(Answer.SUBSTITUTE, null, null, null))))
        .isEqualTo("invitations.refused.substitute_missing");
    assertThat(
            refusal(
                answers.answer(
                    chair, id, new NewAnswer(Answer.SUBSTITUTE, null, chair.personId(), null))))
        .isEqualTo("invitations.refused.own_substitute");
    assertThat(
            refusal(
                answers.answer(
                    chair, id, new NewAnswer(Answer.SUBSTITUTE, null, stranger.personId(), null))))
        .isEqualTo("invitations.refused.substitute_unknown");
    assertThatThrownBy(() -> answers.get(member, id, Language.ENGLISH))
        .isInstanceOf(NotFound.class);
    done(
        answers.answer(chair, id, new NewAnswer(Answer.SUBSTITUTE, null, member.personId(), null)));
    assertThat(told(id, "invitations.notice.substitute")).containsExactly(member.personId());
    assertThat(answers.get(member, id, Language.ENGLISH).own()).isFalse();
    assertThatThrownBy(() -> answers.answer(member, id, coming())).isInstanceOf(NotFound.class);
  }

  @Test
  void theOfficeEntersWhatWasSaidOtherwise() {
    var meeting = sent(chair);
    var id = of(meeting, chair).id();
    done(answers.answer(secretary, id, coming()));
    assertThat(of(meeting, chair).through()).isEqualTo(Through.SECRETARY);
    assertThat(waits(chair, id)).isFalse();
  }

  @Test
  void aNewDayAsksForANewAnswerAndANewPlaceDoesNot() {
    var meeting = sent(chair);
    var id = of(meeting, chair).id();
    done(answers.answer(chair, id, coming()));
    done(invitations.keep(secretary, meeting, null, null, "Bring boots."));
    assertThat(of(meeting, chair).stale()).isFalse();
    done(
        meetings.change(secretary, meeting, at(secretary, DAY.plusDays(1), NINE, Access.INTERNAL)));
    assertThat(of(meeting, chair).stale()).isTrue();
    assertThat(waits(chair, id)).isTrue();
    done(invitations.send(secretary, meeting));
    assertThat(told(id, "invitations.notice.changed")).containsExactly(chair.personId());
    done(answers.answer(chair, id, coming()));
    assertThat(of(meeting, chair).stale()).isFalse();
  }

  @Test
  void whoeverIsCalledToARestrictedMeetingSeesTheInvitationAndNothingElse() {
    var meeting = meeting(Access.RESTRICTED);
    call(meeting, county);
    done(invitations.send(secretary, meeting));
    var id = of(meeting, county).id();
    var seen = answers.get(county, id, Language.ENGLISH);
    assertThat(answers.occasion(seen.invitation(), Language.ENGLISH).title())
        .isEqualTo("Rivers meeting");
    assertThatThrownBy(() -> meetings.get(county, meeting)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> answers.get(member, id, Language.ENGLISH))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void peopleOfOtherTreesAreNotThere() {
    var meeting = meeting(Access.INTERNAL);
    assertThatThrownBy(() -> call(meeting, stranger)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            invitations.invite(
                secretary,
                meeting,
                List.of(new Invitations.Called(chair.personId(), member.postId())),
                CalledAs.MEMBER))
        .as("a post that they do not hold")
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> invitations.invite(chair, meeting, called(member), CalledAs.MEMBER))
        .isInstanceOf(Forbidden.class);
    assertThat(invitations.ofMeeting(secretary, meeting, Language.ENGLISH)).isEmpty();
  }

  @Test
  void whoeverIsCalledOffIsToldAndMayBeCalledAgain() {
    var meeting = sent(chair, member);
    var id = of(meeting, chair).id();
    done(answers.answer(chair, id, coming()));
    done(invitations.withdraw(secretary, id));
    assertThat(told(id, "invitations.notice.called_off")).containsExactly(chair.personId());
    assertThat(waits(chair, id)).isFalse();
    assertThat(refusal(answers.answer(chair, id, coming())))
        .isEqualTo("invitations.refused.called_off");
    call(meeting, chair, member);
    assertThat(of(meeting, chair).sent()).isFalse();
    assertThat(of(meeting, chair).answer()).isNull();
    assertThat(of(meeting, member).sent()).as("stays as they were").isTrue();
  }

  @Test
  void answersAreTakenUntilTheMeetingIsOpened() {
    var meeting =
        done(meetings.plan(secretary, at(secretary, LocalDate.now(), NINE, Access.INTERNAL)));
    call(meeting, chair);
    done(invitations.send(secretary, meeting));
    done(transitions.convene(secretary, meeting));
    var id = of(meeting, chair).id();
    done(answers.answer(chair, id, coming()));
    done(transitions.open(secretary, meeting));
    assertThat(refusal(answers.answer(chair, id, coming())))
        .isEqualTo("invitations.refused.too_late");
  }

  @Test
  void whoeverHasNotAnsweredIsReminded() {
    var meeting = sent(chair, member);
    done(answers.answer(chair, of(meeting, chair).id(), coming()));
    done(invitations.remind(secretary, meeting));
    assertThat(told(of(meeting, member).id(), "invitations.notice.reminded"))
        .containsExactly(member.personId());
    assertThat(told(of(meeting, chair).id(), "invitations.notice.reminded")).isEmpty();
    assertThat(refusal(invitations.remind(secretary, meeting)))
        .isEqualTo("invitations.refused.nobody_to_remind");
  }

  @Test
  void theDayBeforeAnswersAreDueTheRestAreRemindedByThemselves() {
    var meeting = meeting(Access.INTERNAL);
    done(invitations.keep(secretary, meeting, null, DAY.minusDays(5), null));
    call(meeting, chair, member);
    done(invitations.send(secretary, meeting));
    done(answers.answer(chair, of(meeting, chair).id(), coming()));
    var id = of(meeting, member).id();
    reminders.remind(DAY.minusDays(7));
    assertThat(told(id, "invitations.notice.reminded")).isEmpty();
    reminders.remind(DAY.minusDays(6));
    reminders.remind(DAY.minusDays(5));
    assertThat(told(id, "invitations.notice.reminded")).containsExactly(member.personId());
  }

  @Test
  void aNoticeWithoutADayIsNotSent() {
    var meeting = done(meetings.plan(secretary, at(secretary, null, null, Access.INTERNAL)));
    call(meeting, chair);
    assertThat(refusal(invitations.send(secretary, meeting)))
        .isEqualTo("invitations.refused.no_day");
    var dated = meeting(Access.INTERNAL);
    assertThat(refusal(invitations.keep(secretary, dated, null, DAY.plusDays(1), null)))
        .isEqualTo("invitations.refused.answer_after");
  }

  private boolean waits(Actor actor, long id) {
    return desk.waiting(actor, Language.ENGLISH).stream().anyMatch(each -> each.ref().id() == id);
  }

  private List<Long> told(long invitation, String said) {
    return sql.select(NOTICE.PERSON_ID)
        .from(NOTICE)
        .join(EVENT)
        .on(EVENT.ID.eq(NOTICE.EVENT_ID))
        .where(EVENT.KIND.eq("invitation"), EVENT.RECORD_ID.eq(invitation), EVENT.SAID.eq(said))
        .orderBy(NOTICE.PERSON_ID)
        .fetch(NOTICE.PERSON_ID);
  }
}
