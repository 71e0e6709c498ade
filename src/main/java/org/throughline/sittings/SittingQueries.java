package org.throughline.sittings;

import static org.throughline.organisations.Permission.OUTCOME_RECORD;
import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.sittings.Tables.BALLOT;
import static throughline.db.sittings.Tables.MOVEMENT;
import static throughline.db.sittings.Tables.PRESIDING;
import static throughline.db.sittings.Tables.SITTING;
import static throughline.db.sittings.Tables.TURN;
import static throughline.db.sittings.Tables.VOTE;
import static throughline.db.sittings.Tables.VOTER;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Reads the rows of a sitting, and locks its meeting for whoever writes one.
@Component
class SittingQueries {
  private final DSLContext sql;
  private final Meetings meetings;
  private final Agenda agenda;

  SittingQueries(DSLContext sql, Meetings meetings, Agenda agenda) {
    this.sql = sql;
    this.meetings = meetings;
    this.agenda = agenda;
  }

  /// For the secretary's entries: locked until the transaction ends.
  Meeting lock(Actor actor, long meetingId) {
    return meetings.lock(actor, meetingId, OUTCOME_RECORD);
  }

  /// For those who take part: many may at once, while the meeting stays in its state.
  Meeting lockToTakePart(Actor actor, long meetingId) {
    sql.select(MEETING.ID).from(MEETING).where(MEETING.ID.eq(meetingId)).forShare().fetch();
    return meetings.get(actor, meetingId);
  }

  /// Until the minutes stand.
  static Optional<Refusal> recordOpen(Meeting meeting) {
    return meeting.state().recordOpen()
        ? Optional.empty()
        : Optional.of(Refusal.conflict("sittings.too_late"));
  }

  static Optional<Refusal> sits(Meeting meeting) {
    return meeting.state() == MeetingState.IN_SESSION
        ? Optional.empty()
        : Optional.of(Refusal.conflict("sittings.not_in_session"));
  }

  Course course(Meeting meeting) {
    return course(meeting, movements(meeting.id()));
  }

  Course course(Meeting meeting, List<Movement> movements) {
    var id = meeting.id();
    var turns =
        sql.select(TURN.AGENDA_ITEM_ID, TURN.AT)
            .from(TURN)
            .where(TURN.MEETING_ID.eq(id))
            .orderBy(TURN.AT)
            .limit(10_000)
            .fetch(row -> new Turn(row.value1(), row.value2()));
    var presiding =
        sql.select(PRESIDING.ATTENDANCE_ID, PRESIDING.AT)
            .from(PRESIDING)
            .where(PRESIDING.MEETING_ID.eq(id))
            .orderBy(PRESIDING.AT)
            .limit(10_000)
            .fetch(row -> new Presiding(row.value1(), row.value2()));
    var ended =
        sql.select(SITTING.ENDED_AT)
            .from(SITTING)
            .where(SITTING.MEETING_ID.eq(id))
            .fetchOptional(SITTING.ENDED_AT)
            .orElse(null);
    return new Course(movements, turns, presiding, ended);
  }

  List<Movement> movements(long meetingId) {
    return sql.select(MOVEMENT.ID, MOVEMENT.ATTENDANCE_ID, MOVEMENT.AT, MOVEMENT.ARRIVES)
        .from(MOVEMENT)
        .where(MOVEMENT.MEETING_ID.eq(meetingId))
        .orderBy(MOVEMENT.AT, MOVEMENT.ID)
        .limit(50_000)
        .fetch(row -> new Movement(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /// As what somebody of this meeting is there.
  ///
  /// @throws NotFound where the attendance is not this meeting's
  AttendanceClass attendance(long meetingId, long attendanceId) {
    return sql.select(ATTENDANCE.CLASS)
        .from(ATTENDANCE)
        .where(ATTENDANCE.ID.eq(attendanceId), ATTENDANCE.MEETING_ID.eq(meetingId))
        .fetchOptional(row -> Coded.of(AttendanceClass.class, row.value1()))
        .orElseThrow(() -> new NotFound("attendance/" + attendanceId));
  }

  /// The actor's own line in the attendance; empty where they do not take part.
  Optional<Long> ownAttendance(Actor actor, long meetingId) {
    return sql.select(ATTENDANCE.ID)
        .from(ATTENDANCE)
        .where(ATTENDANCE.MEETING_ID.eq(meetingId), ATTENDANCE.PERSON_ID.eq(actor.personId()))
        .fetchOptional(ATTENDANCE.ID);
  }

  /// Whether somebody has cast a ballot in a vote on the item that is open.
  boolean hasVoted(long itemId, long attendanceId) {
    var open =
        DSL.select(VOTE.ID)
            .from(VOTE)
            .where(
                VOTE.AGENDA_ITEM_ID.eq(itemId),
                VOTE.CLOSED_AT.isNull(),
                VOTE.ABANDONED_AT.isNull());
    return sql.fetchExists(
            BALLOT, BALLOT.VOTE_ID.in(open).and(BALLOT.ATTENDANCE_ID.eq(attendanceId)))
        || sql.fetchExists(VOTER, VOTER.VOTE_ID.in(open).and(VOTER.ATTENDANCE_ID.eq(attendanceId)));
  }

  /// @throws NotFound where the item is another meeting's
  AgendaItem item(Actor actor, long meetingId, long itemId) {
    var item = agenda.item(actor, itemId);
    if (item.meetingId() != meetingId) {
      throw new NotFound(new Ref(Kind.AGENDA_ITEM, itemId));
    }
    return item;
  }
}
