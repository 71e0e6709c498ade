package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.directive;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.directives.Conveyances;
import org.throughline.directives.Directives;
import org.throughline.minutes.Minutes;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class HoldingAMeetingTests {
  private final Meetings meetings;
  private final Agenda agenda;
  private final AgendaOrder order;
  private final Transitions transitions;
  private final Minutes minutes;
  private final Directives directives;
  private final Conveyances conveyances;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor stranger;
  private final Actor above;

  HoldingAMeetingTests(
      Meetings meetings,
      Agenda agenda,
      AgendaOrder order,
      Transitions transitions,
      Minutes minutes,
      Directives directives,
      Conveyances conveyances,
      DSLContext sql,
      DemoPeople people) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.order = order;
    this.transitions = transitions;
    this.minutes = minutes;
    this.directives = directives;
    this.conveyances = conveyances;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.stranger = people.as("luoyan.secretary");
    this.above = people.as("yunling.secretary");
  }

  @Test
  void aPlannedMeetingIsSeenByItsBodyAndTheBodiesAbove() {
    long id = done(meetings.plan(secretary, planned(secretary, null)));
    assertThat(meetings.get(chair, id).state()).isEqualTo(MeetingState.PLANNED);
    assertThat(meetings.get(above, id).id()).isEqualTo(id);
    assertThatThrownBy(() -> meetings.get(stranger, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> transitions.convene(stranger, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> transitions.convene(above, id)).isInstanceOf(Forbidden.class);
  }

  @Test
  void aRestrictedMeetingIsNotSeenInTheRestOfTheBodyNorAbove() {
    var open = planned(secretary, null);
    long id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    open.organisationId(),
                    open.title(),
                    open.form(),
                    null,
                    null,
                    null,
                    Language.CHINESE,
                    Access.RESTRICTED)));
    assertThat(meetings.get(secretary, id).access()).isEqualTo(Access.RESTRICTED);
    assertThatThrownBy(() -> meetings.get(chair, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> meetings.get(above, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void aTitleThatIsMissingOrTooLongIsRefused() {
    assertThat(refusal(meetings.plan(secretary, titled(" ")))).isEqualTo("meetings.title.missing");
    assertThat(refusal(meetings.plan(secretary, titled("x".repeat(501)))))
        .isEqualTo("meetings.too_long.title");
  }

  private NewMeeting titled(String title) {
    return new NewMeeting(
        secretary.organisationId(),
        title,
        MeetingForm.ORDINARY,
        null,
        null,
        null,
        Language.ENGLISH,
        Access.INTERNAL);
  }

  @Test
  void itemsAreMovedAndTakenOutAndKeepTheirNumbersWithoutGaps() {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    for (var title : List.of("one", "two", "three")) {
      done(meetings.addItem(secretary, id, report(title)));
    }
    var third = agenda.items(id).getLast();
    done(order.move(secretary, third.id(), AgendaOrder.Direction.UP));
    assertThat(agenda.items(id))
        .extracting(AgendaItem::title)
        .containsExactly("one", "three", "two");
    done(agenda.remove(secretary, agenda.items(id).getFirst().id()));
    assertThat(agenda.items(id)).extracting(AgendaItem::number).containsExactly(1, 2);
    assertThat(agenda.items(id)).extracting(AgendaItem::title).containsExactly("three", "two");
  }

  @Test
  void onlyAnItemThatConveysNamesDirectivesAndOnlyReceivedOnes() {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    long own = directive(directives, secretary, 1);
    var wrong = new NewItem(ItemKind.REPORT, "Report", null, List.of(own));
    assertThat(refusal(meetings.addItem(secretary, id, wrong)))
        .isEqualTo("meetings.item.conveys_nothing");
    long foreign = directive(directives, stranger, 1);
    var unseen = new NewItem(ItemKind.CONVEY, "Convey", null, List.of(foreign));
    assertThatThrownBy(() -> meetings.addItem(secretary, id, unseen)).isInstanceOf(NotFound.class);
    assertThat(agenda.items(id)).isEmpty();
  }

  @Test
  void aMeetingIsNotOpenedBeforeItsDay() {
    long id = done(meetings.plan(secretary, planned(secretary, LocalDate.of(2190, 1, 1))));
    done(transitions.convene(secretary, id));
    assertThat(refusal(transitions.open(secretary, id))).isEqualTo("meetings.not_yet");
  }

  @Test
  void endingAMeetingConveysItsDirectivesOnItsDayAndFixesTheAgenda() {
    long directive = directive(directives, secretary, 1);
    long id = inSession(directive);
    done(transitions.end(secretary, id));
    var conveyed = conveyances.inBody(directive, secretary.bodyId());
    assertThat(conveyed).hasSize(1);
    assertThat(conveyed.getFirst().on()).isEqualTo(DAY);
    var item = agenda.items(id).getFirst().id();
    assertThat(refusal(agenda.remove(secretary, item))).isEqualTo("meetings.item.too_late");
    assertThatThrownBy(
            () -> sql.execute("update meetings.agenda_item set title = 'x' where id = ?", item))
        .hasMessageContaining("the agenda stands");
  }

  @Test
  void minutesAreApprovedBySomebodyElse() {
    long id = inSession(directive(directives, secretary, 1));
    done(transitions.end(secretary, id));
    done(minutes.draw(secretary, id));
    assertThatThrownBy(() -> minutes.approve(secretary, id)).isInstanceOf(Forbidden.class);
    done(minutes.approve(chair, id));
    assertThat(meetings.get(chair, id).state()).isEqualTo(MeetingState.MINUTES_APPROVED);
    assertThat(
            refusal(
                meetings.addStatement(
                    secretary,
                    id,
                    new NewStatement(null, StatementVerb.AGREED, null, null, "Yes.", null))))
        .isEqualTo("meetings.record.too_late");
  }

  @Test
  void whoIsWrittenDownIsOfTheBodyAndOnlyOnce() {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    var present = known(chair);
    done(meetings.addAttendance(secretary, id, present));
    assertThat(refusal(meetings.addAttendance(secretary, id, present)))
        .isEqualTo("meetings.attendance.twice");
    assertThatThrownBy(() -> meetings.addAttendance(secretary, id, known(stranger)))
        .isInstanceOf(NotFound.class);
    var nobody = new NewAttendance(AttendanceClass.MEDIA, null, null, " ", null, null);
    assertThat(refusal(meetings.addAttendance(secretary, id, nobody)))
        .isEqualTo("meetings.attendance.nobody");
  }

  private static NewAttendance known(Actor person) {
    return new NewAttendance(
        AttendanceClass.MEMBER, person.personId(), person.postId(), null, null, null);
  }

  private long inSession(long directive) {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    done(
        meetings.addItem(
            secretary, id, new NewItem(ItemKind.CONVEY, "Convey", null, List.of(directive))));
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    return id;
  }

  private static NewItem report(String title) {
    return new NewItem(ItemKind.REPORT, title, null, List.of());
  }
}
