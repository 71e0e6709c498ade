package org.throughline.indicators;

import static throughline.db.indicators.Tables.REMINDED;
import static throughline.db.indicators.Tables.REQUEST;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Regularly;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Reminds the bodies that still owe something of a data request, three days before it is due and
/// on the day. After a standstill the nearest is said alone.
@Component
class RequestReminders implements Regularly {
  private static final LocalTime FROM = LocalTime.of(7, 0);
  private static final List<Integer> DAYS = List.of(0, 3);
  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RequestReminders(
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
    return "data-request-reminders";
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

  /// @return how many requests were reminded of
  int remind(LocalDate today) {
    var reminded = 0;
    for (var days : DAYS) {
      var due =
          sql.select(REQUEST.ID)
              .from(REQUEST)
              .where(
                  REQUEST.STATE.eq(RequestState.SENT.code()),
                  REQUEST.DUE_ON.between(today, today.plusDays(days)),
                  DSL.notExists(
                      DSL.selectOne()
                          .from(REMINDED)
                          .where(
                              REMINDED.REQUEST_ID.eq(REQUEST.ID),
                              REMINDED.DUE_ON.eq(REQUEST.DUE_ON),
                              REMINDED.DAYS.le((short) (int) days))))
              .orderBy(REQUEST.ID)
              .limit(AT_A_TIME)
              .fetch(REQUEST.ID);
      for (var id : due) {
        Boolean told = transaction.execute(_ -> remind(id, days));
        reminded += Boolean.TRUE.equals(told) ? 1 : 0;
      }
    }
    return reminded;
  }

  private boolean remind(long id, int days) {
    var request =
        sql.select(REQUEST.DUE_ON)
            .from(REQUEST)
            .where(REQUEST.ID.eq(id), REQUEST.STATE.eq(RequestState.SENT.code()))
            .forUpdate()
            .fetchOne();
    var written =
        request == null
            ? 0
            : sql.insertInto(REMINDED)
                .set(REMINDED.REQUEST_ID, id)
                .set(REMINDED.DUE_ON, request.value1())
                .set(REMINDED.DAYS, (short) days)
                .set(REMINDED.TOLD_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    if (written == 1) {
      events.publishEvent(
          new IndicatorEvent.DueSoon(
              new Ref(Kind.DATA_REQUEST, id), Who.SYSTEM, String.valueOf(days)));
    }
    return written == 1;
  }
}
