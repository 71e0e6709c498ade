package org.throughline.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;
import static org.throughline.papers.PaperSamples.file;
import static org.throughline.papers.PaperSamples.paper;
import static throughline.db.notifications.Tables.EVENT;
import static throughline.db.notifications.Tables.NOTICE;
import static throughline.db.papers.Tables.READING;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.invitations.CalledAs;
import org.throughline.invitations.Invitations;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.papers.Circulation.How;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class CirculatingPapersTests {
  private final Papers papers;
  private final Circulation circulation;
  private final PaperReminders reminders;
  private final PaperDesk desk;
  private final Meetings meetings;
  private final Invitations invitations;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor member;
  private final Actor county;
  private final Actor stranger;

  CirculatingPapersTests(
      Papers papers,
      Circulation circulation,
      PaperReminders reminders,
      PaperDesk desk,
      Meetings meetings,
      Invitations invitations,
      DSLContext sql,
      DemoPeople people) {
    this.papers = papers;
    this.circulation = circulation;
    this.reminders = reminders;
    this.desk = desk;
    this.meetings = meetings;
    this.invitations = invitations;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.member = people.as("fengyue.member");
    this.county = people.as("qingtan.chair");
    this.stranger = people.as("luoyan.secretary");
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(secretary, DAY)));
  }

  private static LocalDate in(int days) {
    return LocalDate.now().plusDays(days);
  }

  private Circulation.Receipt receipt(long id, Actor of) {
    return circulation.receipts(secretary, papers.get(secretary, id), Language.ENGLISH).stream()
        .filter(each -> each.personId() == of.personId())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRestrictedPaperIsReadByThoseItWasSentTo() {
    var id = paper(papers, secretary, meeting(), null, Access.RESTRICTED);
    done(circulation.circulate(secretary, id, List.of(chair.personId()), null));
    assertThat(papers.get(chair, id).id()).isEqualTo(id);
    assertThatThrownBy(() -> papers.get(member, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void whoeverFetchesTheFileHasReadThatVersion() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, List.of(chair.personId()), null));
    assertThat(receipt(id, chair).version()).isNull();
    circulation.read(chair, papers.get(chair, id), 1, How.OPENED);
    circulation.read(chair, papers.get(chair, id), 1, How.CONFIRMED);
    assertThat(receipt(id, chair).how()).isEqualTo(How.OPENED);
    assertThat(receipt(id, chair).read(papers.get(chair, id))).isTrue();
    done(papers.renew(secretary, id, file("Newer."), null));
    assertThat(receipt(id, chair).read(papers.get(chair, id))).isFalse();
    assertThat(receipt(id, chair).version()).isEqualTo(1);
  }

  @Test
  void theReadingOfOthersIsNotWrittenDown() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    circulation.read(member, papers.get(member, id), 1, How.OPENED);
    assertThat(sql.fetchCount(READING, READING.PAPER_ID.eq(id))).isZero();
  }

  @Test
  void itWaitsOnTheDeskUntilItIsReadAsItStands() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, List.of(member.personId()), in(0)));
    assertThat(onDesk(member, id)).isTrue();
    circulation.read(member, papers.get(member, id), 1, How.CONFIRMED);
    assertThat(onDesk(member, id)).isFalse();
    done(papers.renew(secretary, id, file("Newer."), null));
    assertThat(onDesk(member, id)).isTrue();
    done(papers.withdraw(secretary, id, "Not needed"));
    assertThat(onDesk(member, id)).isFalse();
  }

  private boolean onDesk(Actor actor, long paper) {
    return desk.waiting(actor, Language.ENGLISH).stream()
        .anyMatch(each -> each.ref().id() == paper);
  }

  @Test
  void peopleOfOtherBodiesAreSentItOnlyWhenTheMeetingKnowsThem() {
    var meeting = meeting();
    var id = paper(papers, secretary, meeting, null, Access.RESTRICTED);
    var sent = List.of(county.personId());
    assertThatThrownBy(() -> circulation.circulate(secretary, id, sent, null))
        .isInstanceOf(NotFound.class);
    done(
        invitations.invite(
            secretary,
            meeting,
            List.of(new Invitations.Called(county.personId(), county.postId())),
            CalledAs.INVITED));
    done(circulation.circulate(secretary, id, sent, null));
    assertThat(papers.get(county, id).title()).isEqualTo("On the rivers");
    assertThatThrownBy(() -> meetings.get(county, meeting)).isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> circulation.circulate(secretary, id, List.of(stranger.personId()), null))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aDayThatHasPassedOrNobodyIsRefused() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    assertThat(refusal(circulation.circulate(secretary, id, List.of(), null)))
        .isEqualTo("papers.refused.nobody");
    assertThat(refusal(circulation.circulate(secretary, id, List.of(chair.personId()), in(-1))))
        .isEqualTo("papers.refused.day_passed");
  }

  @Test
  void whoeverHasNotReadItIsRemindedOnceADay() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, List.of(chair.personId(), member.personId()), null));
    circulation.read(chair, papers.get(chair, id), 1, How.OPENED);
    done(circulation.remind(secretary, id));
    assertThat(told(id, "papers.notice.reminded")).containsExactly(member.personId());
    assertThat(refusal(circulation.remind(secretary, id)))
        .isEqualTo("papers.refused.nobody_to_remind");
  }

  @Test
  void theDayBeforeItIsToBeReadTheRestAreRemindedByThemselves() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, List.of(chair.personId(), member.personId()), in(3)));
    circulation.read(chair, papers.get(chair, id), 1, How.OPENED);
    reminders.remind(in(1));
    assertThat(told(id, "papers.notice.reminded")).isEmpty();
    reminders.remind(in(2));
    reminders.remind(in(2));
    assertThat(told(id, "papers.notice.reminded")).containsExactly(member.personId());
  }

  @Test
  void aNewVersionTellsThoseWhoHadTheOlder() {
    var id = paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, List.of(chair.personId()), null));
    done(papers.renew(secretary, id, file("Newer."), null));
    assertThat(told(id, "papers.notice.sent")).containsExactly(chair.personId());
    assertThat(told(id, "papers.notice.renewed")).containsExactly(chair.personId());
  }

  private List<Long> told(long paper, String said) {
    return sql.select(NOTICE.PERSON_ID)
        .from(NOTICE)
        .join(EVENT)
        .on(EVENT.ID.eq(NOTICE.EVENT_ID))
        .where(EVENT.KIND.eq("paper"), EVENT.RECORD_ID.eq(paper), EVENT.SAID.eq(said))
        .orderBy(NOTICE.PERSON_ID)
        .fetch(NOTICE.PERSON_ID);
  }
}
