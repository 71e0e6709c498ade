package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;
import static org.throughline.sittings.Room.second;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.meetings.WaitingItem;
import org.throughline.meetings.WaitingItems;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.ProductTest;

@ProductTest
class HoldingASittingTests {
  private final Room room;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Proceedings proceedings;
  private final Transitions transitions;
  private final Movements movements;
  private final Conduct conduct;
  private final Speakers speakers;
  private final Writing writing;
  private final Sittings sittings;
  private final Records records;
  private final Operations operations;
  private final WaitingItems waiting;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  HoldingASittingTests(
      Room room,
      Meetings meetings,
      Agenda agenda,
      Proceedings proceedings,
      Transitions transitions,
      Movements movements,
      Conduct conduct,
      Speakers speakers,
      Writing writing,
      Sittings sittings,
      Records records,
      Operations operations,
      WaitingItems waiting,
      JdbcClient sql,
      PlatformTransactionManager transactions) {
    this.room = room;
    this.meetings = meetings;
    this.agenda = agenda;
    this.proceedings = proceedings;
    this.transitions = transitions;
    this.movements = movements;
    this.conduct = conduct;
    this.speakers = speakers;
    this.writing = writing;
    this.sittings = sittings;
    this.records = records;
    this.operations = operations;
    this.waiting = waiting;
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// As a network would have it: entries of the same sitting, written down in two different orders,
  /// tell the same.
  @Test
  void theOrderInWhichEntriesArriveDoesNotMatter() {
    var random = new Random(3);
    for (var round = 0; round < 5; round++) {
      var one = room.open();
      var other = room.open();
      var entries = new ArrayList<int[]>();
      for (var who = 0; who < 3; who++) {
        for (var i = 0; i < 4; i++) {
          entries.add(
              new int[] {who, random.nextInt(600) * 10 + entries.size() % 10, random.nextInt(2)});
        }
      }
      entries.add(new int[] {-1, 100, 0});
      entries.add(new int[] {-1, 3_000, 1});
      entries.add(new int[] {-1, 5_000, 0});
      write(one, entries);
      Collections.shuffle(entries, random);
      write(other, entries);
      assertThat(told(one)).isEqualTo(told(other));
    }
  }

  private void write(Room.Opened at, List<int[]> entries) {
    for (var entry : entries) {
      var moment = second(entry[1] - 7_000);
      if (entry[0] < 0) {
        done(
            conduct.turn(
                room.secretary, at.meeting(), entry[2] == 0 ? at.first() : at.second(), moment));
      } else {
        done(
            movements.move(
                room.secretary, at.meeting(), at.others().get(entry[0]), entry[2] == 1, moment));
      }
    }
  }

  private List<List<Attended>> told(Room.Opened at) {
    var meeting = meetings.get(room.secretary, at.meeting());
    return records.of(meeting, agenda.items(room.secretary, at.meeting())).stream()
        .map(item -> at.others().stream().map(each -> item.attended().get(each)).toList())
        .toList();
  }

  @Test
  void whoeverTurnsToTheItemInHandTurnsToNothingNew() {
    var at = room.open();
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(1)));
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(2)));
    done(conduct.turn(room.secretary, at.meeting(), null, second(3)));
    var course = sittings.course(meetings.get(room.secretary, at.meeting()));
    assertThat(course.treated(at.first())).containsExactly(new Span(second(1), second(3)));
    assertThat(course.itemAt(second(2))).contains(at.first());
    assertThat(course.itemAt(second(4))).isEmpty();
    assertThat(course.time(at.first(), second(9)).toSeconds()).isEqualTo(2);
  }

  @Test
  void anItemOrAPersonOfAnotherMeetingIsNotFound() {
    var at = room.open();
    var other = room.open();
    assertThatThrownBy(() -> conduct.turn(room.secretary, at.meeting(), other.first(), second(1)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> movements.move(room.secretary, at.meeting(), other.member(), true, second(1)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            sql.sql(
                    "insert into sittings.movement (meeting_id, attendance_id, at, arrives, recorded_by) values (?, ?, now(), true, ?)")
                .params(at.meeting(), other.member(), room.secretary.personId())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () -> movements.move(room.member, at.meeting(), at.member(), true, second(1)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void whoeverWasExcusedAndComesIsAMemberAgain() {
    var at = room.open();
    long late =
        done(
            meetings.addAttendance(
                room.secretary,
                at.meeting(),
                new NewAttendance(AttendanceClass.EXCUSED, null, null, "Dai", null, null)));
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    assertThat(there(at)).doesNotContain(late).contains(at.member());
    done(movements.move(room.secretary, at.meeting(), late, true, second(2)));
    assertThat(there(at)).contains(late);
    assertThat(proceedings.attendance(at.meeting(), Language.ENGLISH))
        .filteredOn(each -> each.id() == late)
        .extracting(each -> each.attendanceClass())
        .containsExactly(AttendanceClass.MEMBER);
    assertThat(refusal(proceedings.removeAttendance(room.secretary, at.meeting(), late)))
        .isEqualTo("meetings.attendance.in_use");
  }

  private Set<Long> there(Room.Opened at) {
    return sittings.electorate(meetings.get(room.secretary, at.meeting()), null, second(5)).there();
  }

  @Test
  void oneSpeaksAtATimeInTheOrderAskedFor() {
    var at = room.open();
    done(speakers.ask(room.member, at.meeting(), null, second(1)));
    done(speakers.ask(room.member, at.meeting(), null, second(2)));
    done(speakers.ask(room.chair, at.meeting(), null, second(3)));
    var asked = speakers.list(at.meeting());
    assertThat(asked)
        .extracting(Speakers.Speech::attendanceId)
        .containsExactly(at.member(), at.presiding());
    done(speakers.give(room.secretary, at.meeting(), asked.get(0).id(), second(4)));
    done(speakers.give(room.secretary, at.meeting(), asked.get(1).id(), second(5)));
    assertThat(speakers.list(at.meeting())).hasSize(1);
    assertThat(refusal(speakers.give(room.secretary, at.meeting(), asked.get(0).id(), second(6))))
        .isEqualTo("sittings.speech.over");
    done(speakers.ask(room.member, at.meeting(), null, second(7)));
    done(speakers.waiveOwn(room.member, at.meeting(), second(8)));
    assertThat(refusal(speakers.waiveOwn(room.member, at.meeting(), second(9))))
        .isEqualTo("sittings.speech.over");
  }

  @Test
  void anOperationHasAnEffectOnceHoweverOftenItArrives() {
    var at = room.open();
    var id = UUID.randomUUID();
    for (var i = 0; i < 3; i++) {
      transaction.executeWithoutResult(_ -> {
        if (operations.first(id, room.secretary, at.meeting())) {
          done(
              writing.say(
                  room.secretary,
                  at.meeting(),
                  at.first(),
                  StatementVerb.AGREED,
                  at.others().get(0),
                  "Once",
                  null));
        }
      });
    }
    assertThat(proceedings.statements(at.meeting(), Language.ENGLISH))
        .extracting(each -> each.speaker() + ": " + each.text())
        .containsExactly("An: Once");
  }

  @Test
  void everythingThatAPageShowsCountsTheRevisionUp() {
    var at = room.open();
    long before = sittings.revision(at.meeting());
    done(
        meetings.addItem(
            room.secretary, at.meeting(), new NewItem(ItemKind.INFORM, "Late", null, List.of())));
    done(writing.draft(room.secretary, at.meeting(), "statement-1", "Half a sen"));
    done(speakers.ask(room.member, at.meeting(), null, second(1)));
    done(conclude(at, DecisionOutcome.NOTED));
    assertThat(sittings.revision(at.meeting())).isEqualTo(before + 4);
    done(writing.note(room.member, at.meeting(), at.first(), "Mine"));
    assertThat(sittings.revision(at.meeting())).isEqualTo(before + 4);
  }

  @Test
  void notesAreTheirWritersAndDraftsGoIntoTheRecordOnce() {
    var at = room.open();
    done(writing.note(room.member, at.meeting(), at.first(), "Ask about the lamps"));
    assertThat(sittings.notes(room.member, List.of(at.first())))
        .containsValue("Ask about the lamps");
    assertThat(sittings.notes(room.chair, List.of(at.first()))).isEmpty();
    assertThat(sittings.notes(room.secretary, List.of(at.first()))).isEmpty();
    var field = "statement-" + at.first();
    done(writing.draft(room.secretary, at.meeting(), field, "Lamps go"));
    done(writing.draft(room.secretary, at.meeting(), field, "Lamps go out"));
    assertThat(sittings.drafts(at.meeting()))
        .extracting(Sittings.Draft::text)
        .containsExactly("Lamps go out");
    done(
        writing.say(
            room.secretary,
            at.meeting(),
            at.first(),
            StatementVerb.AGREED,
            null,
            "Lamps go out.",
            null));
    assertThat(sittings.drafts(at.meeting())).isEmpty();
    assertThat(refusal(writing.draft(room.secretary, at.meeting(), "<script>", "x")))
        .isEqualTo("sittings.draft.field");
  }

  @Test
  void whoHadNotLeftLeavesWhenTheMeetingEnds() {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(2)));
    done(transitions.end(room.secretary, at.meeting()));
    var course = sittings.course(meetings.get(room.secretary, at.meeting()));
    assertThat(course.presence(at.member()).getFirst().to()).isNotNull();
    assertThat(course.attended(at.member(), at.first())).isEqualTo(Attended.THROUGHOUT);
    assertThat(refusal(conduct.turn(room.secretary, at.meeting(), at.second(), second(3))))
        .isEqualTo("sittings.not_in_session");
    done(movements.move(room.secretary, at.meeting(), at.member(), false, second(3)));
    assertThat(
            sittings
                .course(meetings.get(room.secretary, at.meeting()))
                .attended(at.member(), at.first()))
        .isEqualTo(Attended.PART);
  }

  /// The item itself goes on by rule; here its day reaches it from the page.
  @Test
  void whatIsDeferredWaitsForAMeetingFromItsDayOn() {
    var at = room.open();
    var day = LocalDate.now(ZoneId.systemDefault()).plusDays(400);
    done(
        writing.conclude(
            room.secretary,
            at.meeting(),
            at.second(),
            new NewDecision(DecisionOutcome.DEFERRED, day, null, null, null, List.of()),
            List.of()));
    assertThat(waiting.of(room.secretary, room.chair.organisationId()))
        .filteredOn(each -> Objects.equals(each.fromItemId(), at.second()))
        .extracting(WaitingItem::notBefore)
        .containsExactly(day);
  }

  private org.throughline.shared.Outcome<Long> conclude(Room.Opened at, DecisionOutcome outcome) {
    return writing.conclude(
        room.secretary,
        at.meeting(),
        at.first(),
        new NewDecision(outcome, null, null, "So be it", null, List.of()),
        List.of("Lamps.", "Bats."));
  }
}
