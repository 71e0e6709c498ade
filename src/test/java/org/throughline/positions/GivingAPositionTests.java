package org.throughline.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.desks.Waiting;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class GivingAPositionTests {
  private static final NewPosition AGREED = new NewPosition(Stance.AGREE, false, null);

  private final Positions positions;
  private final PositionDesk desk;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor member;
  private final Actor head;
  private final Actor stranger;

  GivingAPositionTests(
      Positions positions,
      PositionDesk desk,
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      DSLContext sql,
      DemoPeople people) {
    this.positions = positions;
    this.desk = desk;
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.member = people.as("fengyue.member");
    this.head = people.as("fengyue.water.head");
    this.stranger = people.as("luoyan.chair");
  }

  @Test
  void eachHasOnePositionOnAnItemAndMayChangeItOrTakeItBack() {
    long meeting = meeting();
    long item = item(meeting, Access.INTERNAL);
    assertThat(done(positions.give(chair, meeting, Map.of(item, AGREED)))).isEqualTo(1);
    assertThat(done(positions.give(chair, meeting, Map.of(item, AGREED)))).isZero();
    done(positions.give(member, meeting, Map.of(item, new NewPosition(null, true, null))));
    done(positions.give(chair, meeting, Map.of(item, objection("Too dear."))));
    assertThat(positions.of(List.of(item)))
        .extracting(Position::stance)
        .containsExactlyInAnyOrder(null, Stance.OBJECTION);
    done(positions.give(chair, meeting, Map.of(item, new NewPosition(null, false, null))));
    assertThat(positions.of(List.of(item))).hasSize(1);
  }

  @Test
  void whoObjectsSaysWhat() {
    long meeting = meeting();
    long item = item(meeting, Access.INTERNAL);
    assertThat(refusal(positions.give(chair, meeting, Map.of(item, objection(" ")))))
        .isEqualTo("positions.words.objection");
    var words = new NewPosition(null, false, "Words without a position");
    assertThat(refusal(positions.give(chair, meeting, Map.of(item, words))))
        .isEqualTo("positions.stance");
    assertThat(positions.of(List.of(item))).isEmpty();
  }

  @Test
  void onceTheMeetingHasBegunPositionsStand() {
    long meeting = meeting();
    long item = item(meeting, Access.INTERNAL);
    done(positions.give(chair, meeting, Map.of(item, AGREED)));
    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    assertThat(refusal(positions.give(chair, meeting, Map.of(item, objection("No.")))))
        .isEqualTo("positions.too_late");
    assertThatThrownBy(() ->
            sql.execute(
                "update positions.position set stance = 'comment', text = 'x' where item_id = ?",
                item))
        .hasMessageContaining("positions are given before the meeting");
  }

  @Test
  void onlyThoseWhoMaySeeAnItemHaveAPositionOnIt() {
    long meeting = meeting();
    long secret = item(meeting, Access.RESTRICTED);
    assertThatThrownBy(() -> positions.give(head, meeting, Map.of(secret, AGREED)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> positions.give(stranger, meeting, Map.of(secret, AGREED)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> positions.give(secretary, meeting, Map.of(secret, AGREED)))
        .isInstanceOf(Forbidden.class);
    assertThat(positions.of(List.of(secret))).isEmpty();
  }

  @Test
  void anotherMeetingsItemIsNotFound() {
    long meeting = meeting();
    long other = item(meeting(), Access.INTERNAL);
    assertThatThrownBy(() -> positions.give(chair, meeting, Map.of(other, AGREED)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void theDeskAsksThoseWhoHaveSaidNothingYet() {
    long meeting = meeting();
    long item = item(meeting, Access.INTERNAL);
    assertThat(asked()).doesNotContain(meeting);
    done(transitions.convene(secretary, meeting));
    assertThat(asked()).contains(meeting);
    done(positions.give(chair, meeting, Map.of(item, AGREED)));
    assertThat(asked()).doesNotContain(meeting);
  }

  private List<Long> asked() {
    return desk.waiting(chair, Language.ENGLISH).stream()
        .map(Waiting::ref)
        .map(ref -> ref.id())
        .toList();
  }

  @Test
  void manyMayAnswerAtOnce() {
    long meeting = meeting();
    long item = item(meeting, Access.INTERNAL);
    var people = List.of(chair, member, head);
    IntStream.range(0, 30)
        .parallel()
        .forEach(i ->
            done(
                positions.give(
                    people.get(i % people.size()),
                    meeting,
                    Map.of(item, new NewPosition(Stance.COMMENT, i % 2 == 0, "Answer " + i)))));
    assertThat(positions.of(List.of(item)))
        .extracting(Position::personId)
        .containsExactlyInAnyOrder(chair.personId(), member.personId(), head.personId());
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(chair, DAY)));
  }

  private long item(long meeting, Access access) {
    return done(
        agenda.add(
            secretary,
            meeting,
            new NewItem(
                ItemKind.REPORT,
                "Flood report",
                null,
                null,
                access,
                Presenter.NOBODY,
                List.of(),
                List.of())));
  }

  private static NewPosition objection(String words) {
    return new NewPosition(Stance.OBJECTION, false, words);
  }
}
