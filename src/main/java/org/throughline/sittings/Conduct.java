package org.throughline.sittings;

import static throughline.db.sittings.Tables.INTEREST;
import static throughline.db.sittings.Tables.PRESIDING;
import static throughline.db.sittings.Tables.TURN;

import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.sittings.SittingRecorded.What;

/// How a sitting is conducted: which item is treated, who presides, who has an interest in what.
@Service
public class Conduct {
  static final int NATURE = 500;

  private final DSLContext sql;
  private final SittingQueries queries;
  private final Speakers speakers;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Conduct(
      DSLContext sql,
      SittingQueries queries,
      Speakers speakers,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.queries = queries;
    this.speakers = speakers;
    this.clock = clock;
    this.events = events;
  }

  /// From this moment on the item is treated; whoever has the floor gives it back.
  ///
  /// @param itemId null for a pause
  @Transactional
  public Outcome<Long> turn(Actor actor, long meetingId, @Nullable Long itemId, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var item = itemId == null ? null : queries.item(actor, meetingId, itemId);
    var refusal = SittingQueries.sits(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.insertInto(TURN)
        .set(TURN.MEETING_ID, meetingId)
        .set(TURN.AGENDA_ITEM_ID, itemId)
        .set(TURN.AT, at)
        .set(TURN.RECORDED_BY, actor.personId())
        .onConflict(TURN.MEETING_ID, TURN.AT)
        .doUpdate()
        .set(TURN.AGENDA_ITEM_ID, itemId)
        .set(TURN.RECORDED_BY, actor.personId())
        .execute();
    speakers.endAll(meetingId, at);
    events.publishEvent(
        new SittingRecorded(
            item == null ? new Ref(Kind.MEETING, meetingId) : new Ref(Kind.AGENDA_ITEM, item.id()),
            actor.who(),
            item == null ? What.PAUSED : What.TURNED,
            item == null ? null : item.title()));
    return Outcome.done(meetingId);
  }

  /// Who presides is one of those who may: whoever is listed as a member or as presiding.
  @Transactional
  public Outcome<Long> preside(Actor actor, long meetingId, long attendanceId, Instant at) {
    var meeting = queries.lock(actor, meetingId);
    var as = queries.attendance(meetingId, attendanceId);
    var refusal =
        SittingQueries.recordOpen(meeting)
            .or(() ->
                switch (as) {
                  case PRESIDES, MEMBER, SUBSTITUTE -> java.util.Optional.empty();
                  case INVITED, STAFF, OBSERVER, MEDIA, EXCUSED, ABSENT ->
                      java.util.Optional.of(Refusal.conflict("sittings.presiding.not_a_member"));
                });
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.insertInto(PRESIDING)
        .set(PRESIDING.MEETING_ID, meetingId)
        .set(PRESIDING.ATTENDANCE_ID, attendanceId)
        .set(PRESIDING.AT, at)
        .set(PRESIDING.RECORDED_BY, actor.personId())
        .onConflict(PRESIDING.MEETING_ID, PRESIDING.AT)
        .doUpdate()
        .set(PRESIDING.ATTENDANCE_ID, attendanceId)
        .execute();
    tell(actor, new Ref(Kind.MEETING, meetingId), What.PRESIDES, null);
    return Outcome.done(meetingId);
  }

  /// By the secretary for somebody, or by somebody for themselves; once more corrects it.
  ///
  /// @param attendanceId null for the actor's own
  /// @param recused out of the item's quorum and votes
  @Transactional
  public Outcome<Long> declareInterest(
      Actor actor,
      long itemId,
      long meetingId,
      @Nullable Long attendanceId,
      String nature,
      boolean recused) {
    var who = attendanceId != null ? attendanceId : own(actor, meetingId);
    var meeting =
        attendanceId != null
            ? queries.lock(actor, meetingId)
            : queries.lockToTakePart(actor, meetingId);
    var item = queries.item(actor, meetingId, itemId);
    queries.attendance(meetingId, who);
    var refusal = SittingQueries.recordOpen(meeting).or(() -> voted(itemId, who, recused));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var words = nature.strip();
    if (words.isEmpty() || words.length() > NATURE) {
      return Outcome.invalid("sittings.interest.nature", NATURE);
    }
    sql.insertInto(INTEREST)
        .set(INTEREST.MEETING_ID, meetingId)
        .set(INTEREST.AGENDA_ITEM_ID, itemId)
        .set(INTEREST.ATTENDANCE_ID, who)
        .set(INTEREST.NATURE, words)
        .set(INTEREST.RECUSED, recused)
        .set(INTEREST.DECLARED_AT, clock.instant())
        .onConflict(INTEREST.AGENDA_ITEM_ID, INTEREST.ATTENDANCE_ID)
        .doUpdate()
        .set(INTEREST.NATURE, words)
        .set(INTEREST.RECUSED, recused)
        .execute();
    tell(actor, new Ref(Kind.AGENDA_ITEM, item.id()), What.INTEREST_DECLARED, words);
    return Outcome.done(meetingId);
  }

  /// Whoever has a ballot in an open vote on the item cannot be recused from it unseen.
  private java.util.Optional<Refusal> voted(long itemId, long attendanceId, boolean recused) {
    return recused && queries.hasVoted(itemId, attendanceId)
        ? java.util.Optional.of(Refusal.conflict("sittings.interest.voted"))
        : java.util.Optional.empty();
  }

  @Transactional
  public Outcome<Long> withdrawInterest(
      Actor actor, long meetingId, long itemId, long attendanceId) {
    var meeting = queries.lock(actor, meetingId);
    var refusal = SittingQueries.recordOpen(meeting);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    var gone =
        sql.deleteFrom(INTEREST)
            .where(
                INTEREST.MEETING_ID.eq(meetingId),
                INTEREST.AGENDA_ITEM_ID.eq(itemId),
                INTEREST.ATTENDANCE_ID.eq(attendanceId))
            .execute();
    if (gone == 0) {
      throw new NotFound("interest/" + itemId + "-" + attendanceId);
    }
    tell(actor, new Ref(Kind.AGENDA_ITEM, itemId), What.INTEREST_WITHDRAWN, null);
    return Outcome.done(meetingId);
  }

  private long own(Actor actor, long meetingId) {
    return queries
        .ownAttendance(actor, meetingId)
        .orElseThrow(() -> new NotFound("attendance of " + actor.personId()));
  }

  private void tell(Actor actor, Ref about, What what, @Nullable String detail) {
    events.publishEvent(new SittingRecorded(about, actor.who(), what, detail));
  }
}
