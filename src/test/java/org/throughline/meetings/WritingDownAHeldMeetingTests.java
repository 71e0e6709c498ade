package org.throughline.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.directive;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.directives.Conveyances;
import org.throughline.directives.Directives;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class WritingDownAHeldMeetingTests {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Directives directives;
  private final Conveyances conveyances;
  private final DemoPeople people;

  WritingDownAHeldMeetingTests(
      Meetings meetings,
      Agenda agenda,
      Proceedings proceedings,
      Directives directives,
      Conveyances conveyances,
      DemoPeople people) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.directives = directives;
    this.conveyances = conveyances;
    this.people = people;
  }

  @Test
  void everythingThatWasReadStandsInItsRecord() {
    var secretary = people.as("fengyue.secretary");
    var directive = directive(directives, secretary, 1);
    long id =
        done(
            meetings.recordHeld(
                secretary,
                new HeldMeeting(
                    planned(secretary, DAY),
                    List.of(
                        new NewItem(ItemKind.CONVEY, "Speech on rivers", null, List.of(directive)),
                        new NewItem(ItemKind.REPORT, "Flood report", " ", List.of())),
                    List.of(
                        attendance(secretary.personId(), secretary.postId(), null, null),
                        attendance(null, null, "Lin Wei", null),
                        attendance(null, null, null, 12)),
                    List.of(
                        new NewStatement(
                            null, StatementVerb.REQUIRED, null, null, "Clear the drains.", null),
                        new NewStatement(
                            null,
                            StatementVerb.EMPHASISED,
                            "Lin Wei",
                            null,
                            "No delay.",
                            "all counties")))));
    var written = meetings.get(secretary, id);
    assertThat(written.state()).isEqualTo(MeetingState.ENDED);
    assertThat(written.heldOn()).isEqualTo(DAY);
    assertThat(written.place()).isEqualTo("Hall 3");
    assertThat(agenda.items(id))
        .extracting(AgendaItem::number, AgendaItem::title, AgendaItem::text)
        .containsExactly(tuple(1, "Speech on rivers", null), tuple(2, "Flood report", null));
    assertThat(proceedings.attendance(id, Language.ENGLISH))
        .extracting(Attendance::headCount)
        .containsExactly(null, null, 12);
    assertThat(proceedings.attendance(id, Language.ENGLISH).getFirst().name()).isNotBlank();
    assertThat(proceedings.statements(id, Language.ENGLISH))
        .extracting(Statement::number, Statement::speaker)
        .containsExactly(tuple(1, null), tuple(2, "Lin Wei"));
    assertThat(conveyances.inBody(directive, secretary.bodyId())).hasSize(1);
  }

  @Test
  void withoutItsDayNothingIsWritten() {
    var secretary = people.as("fengyue.secretary");
    assertThat(refusal(meetings.recordHeld(secretary, bare(planned(secretary, null)))))
        .isEqualTo("meetings.held.no_day");
  }

  @Test
  void itWasNotHeldInTheFuture() {
    var secretary = people.as("fengyue.secretary");
    var day = LocalDate.of(2190, 1, 1);
    assertThat(refusal(meetings.recordHeld(secretary, bare(planned(secretary, day)))))
        .isEqualTo("meetings.not_yet");
  }

  @Test
  void anotherBodysOrganisationIsNotFound() {
    var secretary = people.as("fengyue.secretary");
    var other = people.as("luoyan.secretary");
    assertThatThrownBy(() -> meetings.recordHeld(secretary, bare(planned(other, DAY))))
        .isInstanceOf(NotFound.class);
  }

  private static HeldMeeting bare(NewMeeting meeting) {
    return new HeldMeeting(meeting, List.of(), List.of(), List.of());
  }

  private static NewAttendance attendance(Long person, Long post, String name, Integer count) {
    return new NewAttendance(AttendanceClass.MEMBER, person, post, name, null, count);
  }
}
