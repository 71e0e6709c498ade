package org.throughline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static throughline.db.accounts.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

@ProductTest
class KeepingSessionsTests {
  private final int port;
  private final DSLContext sql;
  private final Sessions sessions;

  KeepingSessionsTests(@LocalServerPort int port, DSLContext sql, Sessions sessions) {
    this.port = port;
    this.sql = sql;
    this.sessions = sessions;
  }

  @Test
  void whoeverOnlyLooksWritesNothing() {
    var browser = new Browser(port).signedInAs("fengyue.secretary");
    browser.get("/desk");
    sql.update(SESSION).set(SESSION.LAST_SEEN_AT, Instant.now()).execute();
    var before = versions();
    assertThat(browser.get("/desk").status()).isEqualTo(200);
    assertThat(browser.get("/tasks").status()).isEqualTo(200);
    assertThat(versions()).isEqualTo(before);
  }

  /// A row that is written gets another of these.
  private Map<String, String> versions() {
    return sql.fetch("select id, xmin::text as version from accounts.session")
        .intoMap(row -> row.get(0, String.class), row -> row.get(1, String.class));
  }

  @Test
  void aVisitIsNotedOnceAMinute() {
    var session = sessions.createSession();
    sessions.save(session);
    var seen = session.getLastAccessedTime();
    var again = read(session.getId());
    again.setLastAccessedTime(seen.plusSeconds(59));
    assertThat(again.isChanged()).isFalse();
    again.setLastAccessedTime(seen.plusSeconds(61));
    sessions.save(again);
    assertThat(read(session.getId()).getLastAccessedTime())
        .isCloseTo(seen.plusSeconds(61), within(1, ChronoUnit.MILLIS));
  }

  @Test
  void twoRequestsAtOnceLoseNothingOfWhatTheOtherSaid() {
    var session = sessions.createSession();
    session.setAttribute("first", 1L);
    sessions.save(session);
    var one = read(session.getId());
    var other = read(session.getId());
    one.setAttribute("one", "said by one");
    one.removeAttribute("first");
    other.setAttribute("other", "said by the other");
    sessions.save(one);
    sessions.save(other);
    var kept = read(session.getId());
    assertThat(kept.getAttributeNames()).containsExactlyInAnyOrder("one", "other");
    assertThat(kept.<String>getAttribute("one")).isEqualTo("said by one");
  }

  @Test
  void whatWasSaidIsThereAfterItWasSaved() {
    var session = sessions.createSession();
    session.setAttribute("kept", "one");
    session.setAttribute("dropped", "other");
    sessions.save(session);
    assertThat(session.<String>getAttribute("kept")).isEqualTo("one");
    session.removeAttribute("dropped");
    sessions.save(session);
    assertThat(session.getAttributeNames()).containsExactly("kept");
    assertThat(read(session.getId()).getAttributeNames()).containsExactly("kept");
  }

  private StoredSession read(String id) {
    return Objects.requireNonNull(sessions.findById(id));
  }

  @Test
  void anEndedSessionStaysEndedThoughARequestOfItWasUnderWay() {
    var session = sessions.createSession();
    sessions.save(session);
    var underWay = read(session.getId());
    sessions.deleteById(session.getId());
    underWay.setAttribute("late", "too late");
    sessions.save(underWay);
    assertThat(sessions.findById(session.getId())).isNull();
  }

  @Test
  void anIdIsChangedAndTheOldOneIsWorthless() {
    var session = sessions.createSession();
    session.setAttribute("who", "me");
    sessions.save(session);
    var old = session.getId();
    session.changeSessionId();
    sessions.save(session);
    assertThat(sessions.findById(old)).isNull();
    assertThat(read(session.getId()).<String>getAttribute("who")).isEqualTo("me");
  }

  @Test
  void aSessionEndsAfterEightHoursOfNothingAndIsSweptAway() {
    var session = sessions.createSession();
    sessions.save(session);
    sql.update(SESSION)
        .set(SESSION.LAST_SEEN_AT, Instant.now().minus(Duration.ofHours(9)))
        .set(SESSION.EXPIRES_AT, Instant.now().minus(Duration.ofHours(1)))
        .where(SESSION.ID.eq(session.getId()))
        .execute();
    sessions.save(sessions.createSession());
    assertThat(sql.fetchExists(SESSION, SESSION.ID.eq(session.getId()))).isFalse();
    assertThat(sessions.findById(session.getId())).isNull();
  }
}
