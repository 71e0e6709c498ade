package org.throughline.sittings;

import static throughline.db.sittings.Tables.MOVEMENT;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Attendance;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.sittings.SittingRecorded.What;

/// Arrivals and departures, as the secretary writes them down: at the moment or afterwards, in any
/// order.
@Service
public class Movements {
  private final DSLContext sql;
  private final SittingQueries queries;
  private final Proceedings proceedings;
  private final ApplicationEventPublisher events;

  Movements(
      DSLContext sql,
      SittingQueries queries,
      Proceedings proceedings,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.proceedings = proceedings;
    this.events = events;
  }

  /// Whoever was excused or absent and comes after all is a member again.
  @Transactional
  public Outcome<Long> move(
      Actor actor, long meetingId, long attendanceId, boolean arrives, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var as = queries.attendance(meetingId, attendanceId);
    var refusal = SittingQueries.recordOpen(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (arrives && (as == AttendanceClass.EXCUSED || as == AttendanceClass.ABSENT)) {
      var member = proceedings.reclass(actor, meetingId, attendanceId, AttendanceClass.MEMBER);
      if (member instanceof Outcome.Refused<Long>) {
        return member;
      }
    }
    write(actor, meetingId, attendanceId, arrives, at);
    tell(
        actor,
        meeting,
        arrives ? What.ARRIVED : What.LEFT,
        name(meeting, attendanceId).orElse(null));
    return Outcome.done(meetingId);
  }

  /// At the same moment the later entry corrects the earlier.
  private void write(Actor actor, long meetingId, long attendanceId, boolean arrives, Instant at) {
    sql.insertInto(MOVEMENT)
        .set(MOVEMENT.MEETING_ID, meetingId)
        .set(MOVEMENT.ATTENDANCE_ID, attendanceId)
        .set(MOVEMENT.AT, at)
        .set(MOVEMENT.ARRIVES, arrives)
        .set(MOVEMENT.RECORDED_BY, actor.personId())
        .onConflict(MOVEMENT.ATTENDANCE_ID, MOVEMENT.AT)
        .doUpdate()
        .set(MOVEMENT.ARRIVES, arrives)
        .set(MOVEMENT.RECORDED_BY, actor.personId())
        .execute();
  }

  /// All who are expected, by name, and of whom nothing is written down yet.
  @Transactional
  public Outcome<Long> allArrive(Actor actor, long meetingId, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var refusal = SittingQueries.recordOpen(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var known = new HashSet<Long>();
    queries.movements(meetingId).forEach(each -> known.add(each.attendanceId()));
    var expected =
        proceedings.attendance(meetingId, meeting.language()).stream()
            .filter(Movements::expected)
            .map(Attendance::id)
            .filter(each -> !known.contains(each))
            .toList();
    if (expected.isEmpty()) {
      return Outcome.refused(Refusal.conflict("sittings.all_arrived"));
    }
    expected.forEach(each -> write(actor, meetingId, each, true, at));
    tell(actor, meeting, What.ARRIVED, Integer.toString(expected.size()));
    return Outcome.done(meetingId);
  }

  private static boolean expected(Attendance each) {
    return each.headCount() == null
        && each.attendanceClass() != AttendanceClass.EXCUSED
        && each.attendanceClass() != AttendanceClass.ABSENT;
  }

  /// As if it had not been written down.
  @Transactional
  public Outcome<Long> takeBack(Actor actor, long meetingId, long movementId) {
    var meeting = queries.lock(actor, meetingId);
    var refusal = SittingQueries.recordOpen(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var who =
        sql.deleteFrom(MOVEMENT)
            .where(MOVEMENT.ID.eq(movementId), MOVEMENT.MEETING_ID.eq(meetingId))
            .returningResult(MOVEMENT.ATTENDANCE_ID)
            .fetchOptional(MOVEMENT.ATTENDANCE_ID)
            .orElseThrow(() -> new NotFound("movement/" + movementId));
    tell(actor, meeting, What.MOVEMENT_TAKEN_BACK, name(meeting, who).orElse(null));
    return Outcome.done(meetingId);
  }

  private Optional<String> name(Meeting meeting, long attendanceId) {
    return proceedings.attendance(meeting.id(), meeting.language()).stream()
        .filter(each -> each.id() == attendanceId)
        .map(each -> each.name() != null ? each.name() : each.post())
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private void tell(
      Actor actor, Meeting meeting, What what, @org.jspecify.annotations.Nullable String detail) {
    events.publishEvent(
        new SittingRecorded(new Ref(Kind.MEETING, meeting.id()), actor.who(), what, detail));
  }
}
