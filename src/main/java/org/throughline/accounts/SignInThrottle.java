package org.throughline.accounts;

import static throughline.db.accounts.Tables.SIGN_IN_FAILURE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ten wrong passwords for one login in a quarter of an hour close it for the rest of that time,
/// known login or not. Logins are kept only as hashes.
@Service
class SignInThrottle {
  private static final int TRIES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final DSLContext sql;
  private final Clock clock;

  SignInThrottle(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  boolean closed(String login) {
    return sql.fetchCount(
            SIGN_IN_FAILURE,
            SIGN_IN_FAILURE.LOGIN_HASH.eq(hash(login)),
            SIGN_IN_FAILURE.AT.gt(clock.instant().minus(WINDOW)))
        >= TRIES;
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void failed(String login) {
    sql.insertInto(SIGN_IN_FAILURE)
        .set(SIGN_IN_FAILURE.LOGIN_HASH, hash(login))
        .set(SIGN_IN_FAILURE.AT, clock.instant())
        .execute();
    sql.deleteFrom(SIGN_IN_FAILURE)
        .where(SIGN_IN_FAILURE.AT.lt(clock.instant().minus(WINDOW.multipliedBy(4))))
        .execute();
  }

  private static byte[] hash(String login) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(login.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
