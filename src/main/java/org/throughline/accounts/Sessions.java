package org.throughline.accounts;

import static throughline.db.accounts.Tables.SESSION;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.throughline.shared.Kept;

/// Sessions in the database, a row each: read once a request, and written only when there is
/// something to say. That somebody was here is noted once a minute. Time is the machine's, as for
/// the library that calls this.
@Component
class Sessions implements SessionRepository<StoredSession> {
  private static final Duration IDLE = Duration.ofHours(8);

  /// Each new one takes away so many that have ended.
  private static final int SWEPT = 20;

  /// The session of the request that this thread is at; nobody's between requests.
  private final ThreadLocal<OfRequest> ofRequest = new ThreadLocal<>();

  private enum Shape {
    BY_ID
  }

  private final DSLContext sql;
  private final Kept kept;
  private final TransactionTemplate apart;

  Sessions(DSLContext sql, Kept kept, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.kept = kept;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  private static final class OfRequest {
    private @Nullable StoredSession session;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableSpringHttpSession
  static class Enabled {}

  /// Stands outside the library's filter, which asks again for what it has just saved.
  @Component
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static class OneARequest extends OncePerRequestFilter {
    private final Sessions sessions;

    OneARequest(Sessions sessions) {
      this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      sessions.ofRequest.set(new OfRequest());
      try {
        chain.doFilter(request, response);
      } finally {
        sessions.ofRequest.remove();
      }
    }
  }

  @Override
  public StoredSession createSession() {
    return StoredSession.fresh(Instant.now(), IDLE);
  }

  @Override
  public @Nullable StoredSession findById(String id) {
    var request = ofRequest.get();
    if (request != null && request.session != null && request.session.getId().equals(id)) {
      return request.session;
    }
    var found = read(id);
    if (found != null && found.isExpired()) {
      deleteById(id);
      return null;
    }
    remember(found);
    return found;
  }

  private @Nullable StoredSession read(String id) {
    return kept.query(
            Shape.BY_ID,
            () ->
                DSL.select(
                        SESSION.CREATED_AT,
                        SESSION.LAST_SEEN_AT,
                        SESSION.IDLE_SECONDS,
                        SESSION.ATTRIBUTES)
                    .from(SESSION)
                    .where(SESSION.ID.eq(DSL.param("id", String.class))))
        .with("id", id)
        .first(row ->
            StoredSession.read(
                id,
                row.get(SESSION.CREATED_AT),
                row.get(SESSION.LAST_SEEN_AT),
                Duration.ofSeconds(row.get(SESSION.IDLE_SECONDS)),
                row.get(SESSION.ATTRIBUTES)))
        .orElse(null);
  }

  private void remember(@Nullable StoredSession session) {
    var request = ofRequest.get();
    if (request != null) {
      request.session = session;
    }
  }

  @Override
  public void save(StoredSession session) {
    if (session.isChanged()) {
      apart.executeWithoutResult(_ -> write(session));
      session.saved();
    }
    remember(session);
  }

  /// Two requests of one session may write at once: each adds its own to what the other said. One
  /// that was ended meanwhile stays ended.
  private void write(StoredSession session) {
    var row = session.storedAs();
    if (row == null) {
      insert(session);
      sweep();
      return;
    }
    var current =
        sql.select(SESSION.ATTRIBUTES)
            .from(SESSION)
            .where(SESSION.ID.eq(row))
            .forUpdate()
            .fetchOne(SESSION.ATTRIBUTES);
    if (current != null) {
      sql.update(SESSION)
          .set(SESSION.ID, session.getId())
          .set(SESSION.LAST_SEEN_AT, session.getLastAccessedTime())
          .set(SESSION.IDLE_SECONDS, (int) session.getMaxInactiveInterval().toSeconds())
          .set(SESSION.EXPIRES_AT, session.expiresAt())
          .set(SESSION.ATTRIBUTES, packed(session, current))
          .where(SESSION.ID.eq(row))
          .execute();
    }
  }

  private static byte[] packed(StoredSession session, byte[] current) {
    return SessionAttributes.packed(session.changesAppliedTo(SessionAttributes.unpacked(current)));
  }

  private void insert(StoredSession session) {
    sql.insertInto(SESSION)
        .set(SESSION.ID, session.getId())
        .set(SESSION.CREATED_AT, session.getCreationTime())
        .set(SESSION.LAST_SEEN_AT, session.getLastAccessedTime())
        .set(SESSION.IDLE_SECONDS, (int) session.getMaxInactiveInterval().toSeconds())
        .set(SESSION.EXPIRES_AT, session.expiresAt())
        .set(SESSION.ATTRIBUTES, SessionAttributes.packed(session.changesAppliedTo(Map.of())))
        .execute();
  }

  private void sweep() {
    sql.deleteFrom(SESSION)
        .where(
            SESSION.ID.in(
                DSL.select(SESSION.ID)
                    .from(SESSION)
                    .where(SESSION.EXPIRES_AT.lt(Instant.now()))
                    .limit(SWEPT)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }

  @Override
  public void deleteById(String id) {
    remember(null);
    sql.deleteFrom(SESSION).where(SESSION.ID.eq(id)).execute();
  }
}
