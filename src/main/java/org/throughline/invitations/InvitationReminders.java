package org.throughline.invitations;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.invitations.Tables.NOTICE;
import static throughline.db.meetings.Tables.MEETING;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.shared.Who;

/// On the day before an answer is due, and on the day itself, whoever has not given one is
/// reminded, once.
@Component
class InvitationReminders implements Regularly {
  /// Nobody is reminded at night, by the product's clock.
  private static final LocalTime FROM = LocalTime.of(7, 0);

  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final Invitations invitations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InvitationReminders(
      DSLContext sql, Invitations invitations, TransactionTemplate transaction, Clock clock) {
    this.sql = sql;
    this.invitations = invitations;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "invitation-reminders";
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

  /// @return how many people were reminded
  int remind(LocalDate today) {
    return sql
        .selectDistinct(INVITATION.MEETING_ID)
        .from(INVITATION)
        .join(NOTICE)
        .on(NOTICE.MEETING_ID.eq(INVITATION.MEETING_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(INVITATION.MEETING_ID))
        .where(
            NOTICE.ANSWER_BY.between(today, today.plusDays(1)),
            MEETING.STATE.in("planned", "convened"),
            INVITATION.SENT_AT.isNotNull(),
            INVITATION.WITHDRAWN_AT.isNull(),
            INVITATION.ANSWER.isNull(),
            INVITATION.REMINDED_ON.isNull())
        .orderBy(INVITATION.MEETING_ID)
        .limit(AT_A_TIME)
        .fetch(INVITATION.MEETING_ID)
        .stream()
        .mapToInt(id -> Objects.requireNonNull(transaction.execute(_ -> remind(id))))
        .sum();
  }

  private int remind(long meetingId) {
    sql.select(MEETING.ID).from(MEETING).where(MEETING.ID.eq(meetingId)).forUpdate().fetchSingle();
    return invitations.remind(meetingId, Who.SYSTEM);
  }
}
