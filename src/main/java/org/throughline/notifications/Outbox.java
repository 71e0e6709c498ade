package org.throughline.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows that wait to go out, taken by whichever server is free.
///
/// A row is claimed in one transaction, which writes a token of the attempt, and carried in a
/// second one, which holds the row's lock while it is on its way. While the carrier lives nobody
/// else can take it. Where the carrier's process ends, the database gives the lock up at once; the
/// row still says `sending`, and the next claim tries again under the same Message-ID or delivery
/// id. What was sent but not marked is thus sent twice rather than never, and a receiver can tell.
///
/// @param <K> of the table's id
final class Outbox<K> {
  /// What came of one attempt.
  ///
  /// @param after until the next attempt; null where it was sent, or is given up
  record Attempt(boolean sent, @org.jspecify.annotations.Nullable Duration after) {
    static final Attempt SENT = new Attempt(true, null);
    static final Attempt GIVEN_UP = new Attempt(false, null);

    static Attempt again(Duration after) {
      return new Attempt(false, after);
    }
  }

  interface Carrier<K> {
    /// @param attempts so far, with this one
    /// @param madeAt when it was first to go out
    Attempt carry(K id, int attempts, Instant madeAt);
  }

  private record Claim<K>(K id, UUID token, int attempts, Instant madeAt) {}

  private static final Field<String> STATE = DSL.field("state", SQLDataType.VARCHAR);
  private static final Field<UUID> ATTEMPT = DSL.field("attempt", SQLDataType.UUID);
  private static final Field<Integer> ATTEMPTS = DSL.field("attempts", SQLDataType.INTEGER);
  private static final Field<Instant> NEXT_AT = DSL.field("next_at", SQLDataType.INSTANT);
  private static final Field<Instant> MADE_AT = DSL.field("made_at", SQLDataType.INSTANT);
  private static final Field<Instant> SENT_AT = DSL.field("sent_at", SQLDataType.INSTANT);

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Table<?> table;
  private final Field<K> id;

  Outbox(
      DSLContext sql, TransactionTemplate transaction, Clock clock, Table<?> table, Field<K> id) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
    this.table = table;
    this.id = id;
  }

  /// Carries what is due, one after another, until nothing is.
  ///
  /// @return how many were sent
  int drain(Carrier<K> carrier) {
    var sent = 0;
    for (var claim = claim(); claim.isPresent(); claim = claim()) {
      var one = claim.get();
      var carried = transaction.execute(_ -> carry(one, carrier));
      if (Boolean.TRUE.equals(carried)) {
        sent++;
      }
    }
    return sent;
  }

  private Optional<Claim<K>> claim() {
    var token = UUID.randomUUID();
    return Optional.ofNullable(
        transaction.execute(_ ->
            sql.select(id, ATTEMPTS, NEXT_AT, MADE_AT)
                .from(table)
                .where(STATE.in("waiting", "sending"))
                .and(NEXT_AT.le(clock.instant()))
                .orderBy(NEXT_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> claimed(row, token))
                .orElse(null)));
  }

  /// An attempt that ends with its server is repeated at once; one that keeps ending so, less and
  /// less often.
  private Claim<K> claimed(Record row, UUID token) {
    var attempts = row.get(ATTEMPTS) + 1;
    sql.update(table)
        .set(STATE, "sending")
        .set(ATTEMPT, token)
        .set(ATTEMPTS, attempts)
        .set(NEXT_AT, attempts == 1 ? row.get(NEXT_AT) : clock.instant().plus(backoff(attempts)))
        .where(id.eq(row.get(id)))
        .execute();
    return new Claim<>(row.get(id), token, attempts, row.get(MADE_AT));
  }

  /// Nothing where another has claimed it since.
  private boolean carry(Claim<K> claim, Carrier<K> carrier) {
    var ours =
        sql.select(id)
            .from(table)
            .where(id.eq(claim.id()), STATE.eq("sending"), ATTEMPT.eq(claim.token()))
            .forUpdate()
            .skipLocked()
            .fetchOptional();
    if (ours.isEmpty()) {
      return false;
    }
    var result = carrier.carry(claim.id(), claim.attempts(), claim.madeAt());
    var after = result.after();
    var now = clock.instant();
    if (result.sent()) {
      sql.update(table)
          .set(STATE, "sent")
          .set(SENT_AT, now)
          .setNull(ATTEMPT)
          .where(id.eq(claim.id()))
          .execute();
    } else if (after == null) {
      sql.update(table).set(STATE, "failed").setNull(ATTEMPT).where(id.eq(claim.id())).execute();
    } else {
      sql.update(table)
          .set(STATE, "waiting")
          .setNull(ATTEMPT)
          .set(NEXT_AT, now.plus(after))
          .where(id.eq(claim.id()))
          .execute();
    }
    return result.sent();
  }

  /// A minute, doubled with each attempt, at most four hours.
  static Duration backoff(int attempts) {
    return Duration.ofMinutes(Math.min(240, 1L << Math.min(attempts - 1, 8)));
  }
}
