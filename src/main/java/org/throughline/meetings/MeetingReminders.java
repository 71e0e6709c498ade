package org.throughline.meetings;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.meetings.Tables.REMINDED;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Reminds of convened meetings on the day before. Worked out from the meetings as they stand: one
/// that is put off is reminded of before its new day, one that is called off not at all.
@Component
class MeetingReminders implements Regularly {
  /// Nobody is reminded at night, by the product's clock.
  private static final LocalTime FROM = LocalTime.of(7, 0);

  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  MeetingReminders(
      DSLContext sql,
      TransactionTemplate transaction,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
    this.events = events;
  }

  @Override
  public String name() {
    return "meeting-reminders";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    if (!LocalTime.now(clock).isBefore(FROM)) {
      remind(LocalDate.now(clock));
    }
  }

  /// @return how many meetings were reminded of
  int remind(LocalDate today) {
    var due =
        sql.select(MEETING.ID)
            .from(MEETING)
            .where(
                MEETING.STATE.eq(MeetingState.CONVENED.code()),
                MEETING.HELD_ON.eq(today.plusDays(1)))
            .and(
                DSL.notExists(
                    DSL.selectOne()
                        .from(REMINDED)
                        .where(
                            REMINDED.MEETING_ID.eq(MEETING.ID),
                            REMINDED.HELD_ON.eq(MEETING.HELD_ON))))
            .orderBy(MEETING.ID)
            .limit(AT_A_TIME)
            .fetch(MEETING.ID);
    var reminded = 0;
    for (var id : due) {
      Boolean told = transaction.execute(_ -> remind(id, today.plusDays(1)));
      reminded += Boolean.TRUE.equals(told) ? 1 : 0;
    }
    return reminded;
  }

  private boolean remind(long id, LocalDate day) {
    var still =
        sql.selectOne()
            .from(MEETING)
            .where(
                MEETING.ID.eq(id),
                MEETING.STATE.eq(MeetingState.CONVENED.code()),
                MEETING.HELD_ON.eq(day))
            .forUpdate()
            .fetchOptional();
    var written =
        still.isEmpty()
            ? 0
            : sql.insertInto(REMINDED)
                .set(REMINDED.MEETING_ID, id)
                .set(REMINDED.HELD_ON, day)
                .set(REMINDED.TOLD_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    if (written == 1) {
      events.publishEvent(new MeetingSoon(new Ref(Kind.MEETING, id), day));
    }
    return written == 1;
  }
}
