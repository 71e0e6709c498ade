package org.throughline.sittings;

import static throughline.db.sittings.Tables.SPEECH;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meeting;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.sittings.SittingRecorded.What;

/// The list of speakers: asked for by whoever takes part, kept by the secretary. One speaks at a
/// time.
@Service
public class Speakers {
  private final DSLContext sql;
  private final SittingQueries queries;
  private final ApplicationEventPublisher events;

  Speakers(DSLContext sql, SittingQueries queries, ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.events = events;
  }

  /// @param beganAt null while they wait
  public record Speech(long id, long attendanceId, Instant askedAt, @Nullable Instant beganAt) {}

  /// Who speaks, then who waits, in the order in which they asked. Whoever asks has been shown the
  /// meeting.
  public List<Speech> list(long meetingId) {
    return sql.select(SPEECH.ID, SPEECH.ATTENDANCE_ID, SPEECH.ASKED_AT, SPEECH.BEGAN_AT)
        .from(SPEECH)
        .where(
            SPEECH.MEETING_ID.eq(meetingId), SPEECH.ENDED_AT.isNull(), SPEECH.WITHDRAWN_AT.isNull())
        .orderBy(SPEECH.BEGAN_AT.asc().nullsLast(), SPEECH.ASKED_AT, SPEECH.ID)
        .limit(500)
        .fetch(row -> new Speech(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /// Who spoke on the items, in order: item and attendance.
  public List<long[]> spoke(long meetingId) {
    return sql.select(SPEECH.AGENDA_ITEM_ID, SPEECH.ATTENDANCE_ID)
        .from(SPEECH)
        .where(
            SPEECH.MEETING_ID.eq(meetingId),
            SPEECH.BEGAN_AT.isNotNull(),
            SPEECH.AGENDA_ITEM_ID.isNotNull())
        .orderBy(SPEECH.BEGAN_AT, SPEECH.ID)
        .limit(5_000)
        .fetch(row -> new long[] {row.value1(), row.value2()});
  }

  /// Asked twice is asked once.
  ///
  /// @param attendanceId null for the actor's own; another's is put down by the secretary
  @Transactional
  public Outcome<Long> ask(Actor actor, long meetingId, @Nullable Long attendanceId, Instant at) {
    Meeting meeting;
    long who;
    if (attendanceId == null) {
      meeting = queries.lockToTakePart(actor, meetingId);
      who =
          queries
              .ownAttendance(actor, meetingId)
              .orElseThrow(() -> new NotFound("attendance of " + actor.personId()));
    } else {
      meeting = queries.lock(actor, meetingId);
      who = attendanceId;
      queries.attendance(meetingId, who);
    }
    var refusal = SittingQueries.sits(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var asked =
        sql.insertInto(SPEECH)
            .set(SPEECH.MEETING_ID, meetingId)
            .set(SPEECH.AGENDA_ITEM_ID, queries.course(meeting).itemAt(at).orElse(null))
            .set(SPEECH.ATTENDANCE_ID, who)
            .set(SPEECH.ASKED_AT, at)
            .onConflictDoNothing()
            .execute();
    if (asked == 1) {
      tell(actor, meetingId, What.ASKED_TO_SPEAK);
    }
    return Outcome.done(meetingId);
  }

  /// Whoever speaks has spoken then.
  @Transactional
  public Outcome<Long> give(Actor actor, long meetingId, long speechId, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var refusal = SittingQueries.sits(meeting).or(() -> waits(meetingId, speechId));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    endAll(meetingId, at);
    sql.update(SPEECH)
        .set(SPEECH.BEGAN_AT, at)
        .set(SPEECH.AGENDA_ITEM_ID, queries.course(meeting).itemAt(at).orElse(null))
        .where(SPEECH.ID.eq(speechId))
        .execute();
    tell(actor, meetingId, What.SPEAKS);
    return Outcome.done(meetingId);
  }

  private Optional<Refusal> waits(long meetingId, long speechId) {
    var speech =
        sql.select(SPEECH.BEGAN_AT, SPEECH.WITHDRAWN_AT)
            .from(SPEECH)
            .where(SPEECH.ID.eq(speechId), SPEECH.MEETING_ID.eq(meetingId))
            .fetchOptional()
            .orElseThrow(() -> new NotFound("speech/" + speechId));
    return speech.value1() == null && speech.value2() == null
        ? Optional.empty()
        : Optional.of(Refusal.conflict("sittings.speech.over"));
  }

  /// Whoever has the floor has spoken.
  @Transactional
  public Outcome<Long> finish(Actor actor, long meetingId, Instant at) {
    queries.lock(actor, meetingId);
    if (endAll(meetingId, at) > 0) {
      tell(actor, meetingId, What.SPOKE);
    }
    return Outcome.done(meetingId);
  }

  int endAll(long meetingId, Instant at) {
    return sql.update(SPEECH)
        .set(SPEECH.ENDED_AT, at)
        .where(
            SPEECH.MEETING_ID.eq(meetingId), SPEECH.BEGAN_AT.isNotNull(), SPEECH.ENDED_AT.isNull())
        .execute();
  }

  /// By the secretary for anybody.
  @Transactional
  public Outcome<Long> waive(Actor actor, long meetingId, long speechId, Instant at) {
    queries.lock(actor, meetingId);
    return waive(actor, meetingId, SPEECH.ID.eq(speechId), at);
  }

  /// One's own.
  @Transactional
  public Outcome<Long> waiveOwn(Actor actor, long meetingId, Instant at) {
    queries.lockToTakePart(actor, meetingId);
    var own = queries.ownAttendance(actor, meetingId).orElse(-1L);
    return waive(actor, meetingId, SPEECH.ATTENDANCE_ID.eq(own), at);
  }

  private Outcome<Long> waive(Actor actor, long meetingId, Condition which, Instant at) {
    var waived =
        sql.update(SPEECH)
            .set(SPEECH.WITHDRAWN_AT, at)
            .where(
                which,
                SPEECH.MEETING_ID.eq(meetingId),
                SPEECH.BEGAN_AT.isNull(),
                SPEECH.WITHDRAWN_AT.isNull())
            .execute();
    if (waived == 0) {
      return Outcome.conflict("sittings.speech.over");
    }
    tell(actor, meetingId, What.WAIVED);
    return Outcome.done(meetingId);
  }

  private void tell(Actor actor, long meetingId, What what) {
    events.publishEvent(
        new SittingRecorded(new Ref(Kind.MEETING, meetingId), actor.who(), what, null));
  }
}
