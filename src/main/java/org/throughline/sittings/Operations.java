package org.throughline.sittings;

import static throughline.db.decisions.Tables.DECISION;
import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.sittings.Tables.OPERATION;
import static throughline.db.sittings.Tables.SITTING;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.decisions.Decisions;
import org.throughline.meetings.MeetingMoved;
import org.throughline.meetings.MeetingRecorded;
import org.throughline.meetings.MeetingState;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;

/// Operations sent by pages that may have been without a network: each has an effect once, however
/// often it arrives. Whatever changes what these pages show counts the sitting's revision up, in
/// the transaction that changes it.
@Service
public class Operations {
  private final DSLContext sql;
  private final Clock clock;

  Operations(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether this operation arrives for the first time. A second one that comes while the first is
  /// under way waits for it. Refused, with its transaction rolled back, it may come again.
  ///
  /// Whoever asks has been shown the meeting.
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean first(UUID id, Actor actor, long meetingId) {
    return sql.insertInto(OPERATION)
            .set(OPERATION.ID, id)
            .set(OPERATION.MEETING_ID, meetingId)
            .set(OPERATION.PERSON_ID, actor.personId())
            .set(OPERATION.RECEIVED_AT, clock.instant())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void count(Happened event) {
    switch (event) {
      case MeetingMoved moved -> {
        changed(moved.about().id());
        if (moved.to() == MeetingState.ENDED) {
          sql.update(SITTING)
              .set(SITTING.ENDED_AT, clock.instant())
              .where(SITTING.MEETING_ID.eq(moved.about().id()))
              .execute();
        }
      }
      case MeetingRecorded recorded -> changed(recorded.about());
      case SittingRecorded recorded -> changed(recorded.about());
      case Decisions.Recorded recorded -> changed(recorded.about());
      default -> {
        // nothing that these pages show
      }
    }
  }

  private void changed(Ref about) {
    switch (about.kind()) {
      case MEETING -> changed(about.id());
      case AGENDA_ITEM -> meetingOf(AGENDA_ITEM.ID.eq(about.id())).ifPresent(this::changed);
      case DECISION ->
          meetingOf(
                  AGENDA_ITEM.ID.eq(
                      DSL.select(DECISION.AGENDA_ITEM_ID)
                          .from(DECISION)
                          .where(DECISION.ID.eq(about.id()))))
              .ifPresent(this::changed);
      default -> {
        // no part of a meeting
      }
    }
  }

  private Optional<Long> meetingOf(Condition item) {
    return sql.select(AGENDA_ITEM.MEETING_ID)
        .from(AGENDA_ITEM)
        .where(item)
        .fetchOptional(AGENDA_ITEM.MEETING_ID);
  }

  void changed(long meetingId) {
    sql.insertInto(SITTING)
        .set(SITTING.MEETING_ID, meetingId)
        .set(SITTING.REVISION, 1L)
        .onConflict(SITTING.MEETING_ID)
        .doUpdate()
        .set(SITTING.REVISION, SITTING.REVISION.plus(1))
        .execute();
  }
}
