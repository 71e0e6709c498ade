package org.throughline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Of a bureau for which no other test plans meetings or adds terms.
@ProductTest
class PlanningASeriesTests {
  private final SeriesOfMeetings series;
  private final Copies copies;
  private final Meetings meetings;
  private final Agenda agenda;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor head;
  private final Actor stranger;
  private final long bureau;

  PlanningASeriesTests(
      SeriesOfMeetings series,
      Copies copies,
      Meetings meetings,
      Agenda agenda,
      DSLContext sql,
      DemoPeople people) {
    this.series = series;
    this.copies = copies;
    this.meetings = meetings;
    this.agenda = agenda;
    this.sql = sql;
    this.secretary = people.as("duxi.secretary");
    this.head = people.as("duxi.culture.head");
    this.stranger = people.as("fengyue.secretary");
    this.bureau = head.organisationId();
  }

  @Test
  void theMonthlyDayKeepsItsWeekdayAndWeek() {
    var second = LocalDate.of(2026, 3, 12); // the second Thursday
    for (int n = 0; n < 24; n++) {
      var day = Rhythm.MONTHLY.day(second, n);
      assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
      assertThat(day.getDayOfMonth()).isBetween(8, 14);
    }
    var last = LocalDate.of(2026, 1, 29); // the fifth Thursday
    for (int n = 0; n < 24; n++) {
      var day = Rhythm.MONTHLY.day(last, n);
      assertThat(day.plusWeeks(1).getMonth()).isNotEqualTo(day.getMonth());
    }
  }

  @Test
  void meetingsAreNumberedByTermAndBeginWithTheItems() {
    long like = meeting();
    done(meetings.addItem(secretary, like, item(ItemKind.REPORT, "Floods")));
    long id = done(series.begin(secretary, weekly(LocalDate.of(2031, 3, 3), like)));
    done(series.addTerm(secretary, id, "Fifth term", LocalDate.of(2031, 3, 10), null));
    done(series.plan(secretary, id, 3));
    var planned = series.meetings(secretary, id);
    assertThat(planned).extracting(NumberedMeeting::number).containsExactly(2, 1, 1);
    assertThat(planned)
        .extracting(NumberedMeeting::term)
        .containsExactly("Fifth term", "Fifth term", null);
    var latest = meetings.get(secretary, planned.getFirst().meetingId());
    assertThat(latest.session()).isEqualTo("Fifth term, meeting 2");
    assertThat(latest.startsAt()).isEqualTo(LocalTime.of(9, 0));
    assertThat(agenda.items(latest.id())).extracting(AgendaItem::title).containsExactly("Floods");
    assertThat(refusal(series.addTerm(secretary, id, "Sixth", LocalDate.of(2032, 1, 1), null)))
        .isEqualTo("series.term.overlaps");
    assertThatThrownBy(() ->
            sql.execute(
                "insert into series.term (organisation_id, name, begins_on) values (?, 'x', '2033-01-01')",
                bureau))
        .hasMessageContaining("do not overlap");
  }

  @Test
  void aDayThatIsNotWorkedGivesWayToTheNextOne() {
    long id = done(series.begin(secretary, weekly(LocalDate.of(2029, 6, 2), null))); // a Saturday
    done(series.plan(secretary, id, 2));
    assertThat(series.meetings(secretary, id))
        .extracting(NumberedMeeting::heldOn)
        .containsExactly(LocalDate.of(2029, 6, 11), LocalDate.of(2029, 6, 4));
  }

  @Test
  void anEndedSeriesPlansNothingMore() {
    long id = done(series.begin(secretary, weekly(DAY, null)));
    done(series.end(secretary, id));
    assertThat(refusal(series.plan(secretary, id, 1))).isEqualTo("series.has_ended");
    assertThat(refusal(series.end(secretary, id))).isEqualTo("series.has_ended");
  }

  @Test
  void onlyTheBodysSecretaryPlans() {
    long id = done(series.begin(secretary, weekly(DAY, null)));
    assertThatThrownBy(() -> series.plan(head, id, 1)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> series.plan(stranger, id, 1)).isInstanceOf(NotFound.class);
    assertThat(refusal(series.plan(secretary, id, 13))).isEqualTo("series.count");
    assertThatThrownBy(() -> series.begin(stranger, weekly(DAY, null)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aCopyHasTheSameItemsAndNoDay() {
    long first = meeting();
    done(meetings.addItem(secretary, first, item(ItemKind.PROPOSAL, "Bridges")));
    long copy = done(copies.copy(secretary, first));
    assertThat(meetings.get(secretary, copy).heldOn()).isNull();
    assertThat(agenda.items(copy)).extracting(AgendaItem::title).containsExactly("Bridges");
    assertThatThrownBy(() -> copies.copy(stranger, first)).isInstanceOf(NotFound.class);
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(head, DAY)));
  }

  private NewSeries weekly(LocalDate first, Long like) {
    return new NewSeries(
        bureau,
        "Bureau meeting",
        MeetingForm.ORDINARY,
        Language.ENGLISH,
        Access.INTERNAL,
        "Room 2",
        LocalTime.of(9, 0),
        LocalTime.of(10, 0),
        Rhythm.WEEKLY,
        first,
        like);
  }

  private static NewItem item(ItemKind kind, String title) {
    return new NewItem(kind, title, null, List.of());
  }
}
