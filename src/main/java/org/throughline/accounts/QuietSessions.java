package org.throughline.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/// Sessions that are written only when there is something to say. The library writes "last seen
/// now" at every request, a commit to disk for each page looked at, and then reads the session
/// again to see whether it is still there. Here a visit is noted once a minute, and what was just
/// saved is not asked for again.
final class QuietSessions<S extends Session> implements SessionRepository<QuietSessions.Quiet<S>> {
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final SessionRepository<S> stored;

  /// What this thread's request has just finished with: a request has a thread of its own.
  private final ThreadLocal<Quiet<S>> finished = new ThreadLocal<>();

  private QuietSessions(SessionRepository<S> stored) {
    this.stored = stored;
  }

  /// Boot's own configuration would take a second repository for the only one.
  @Configuration(proxyBeanMethods = false)
  @EnableJdbcHttpSession(
      tableName = "accounts.spring_session",
      maxInactiveIntervalInSeconds = 8 * 60 * 60)
  static class Sessions {
    @Bean
    @Primary
    SessionRepository<?> quietSessions(JdbcIndexedSessionRepository stored) {
      return over(stored);
    }

    /// Two requests of one session may write the same attribute at once.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer lastWriterWins() {
      return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    private static <S extends Session> SessionRepository<Quiet<S>> over(
        SessionRepository<S> stored) {
      return new QuietSessions<>(stored);
    }
  }

  @Override
  public Quiet<S> createSession() {
    return new Quiet<>(stored.createSession(), true);
  }

  @Override
  public void save(Quiet<S> session) {
    if (session.changed) {
      stored.save(session.stored);
      session.changed = false;
    }
    finished.set(session);
  }

  @Override
  public @Nullable Quiet<S> findById(String id) {
    var just = finished.get();
    finished.remove();
    if (just != null && just.getId().equals(id)) {
      return just;
    }
    var found = stored.findById(id);
    return found == null ? null : new Quiet<>(found, false);
  }

  @Override
  public void deleteById(String id) {
    finished.remove();
    stored.deleteById(id);
  }

  static final class Quiet<S extends Session> implements Session {
    private final S stored;
    private boolean changed;

    private Quiet(S stored, boolean changed) {
      this.stored = stored;
      this.changed = changed;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
      if (now.isAfter(stored.getLastAccessedTime().plus(NOTED_EVERY))) {
        stored.setLastAccessedTime(now);
        changed = true;
      }
    }

    @Override
    @SuppressWarnings("NullAway") // the library's own null, which means: take it away
    public void setAttribute(String name, @Nullable Object value) {
      stored.setAttribute(name, value);
      changed = true;
    }

    @Override
    public void removeAttribute(String name) {
      stored.removeAttribute(name);
      changed = true;
    }

    @Override
    public String changeSessionId() {
      changed = true;
      return stored.changeSessionId();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      stored.setMaxInactiveInterval(interval);
      changed = true;
    }

    @Override
    public String getId() {
      return stored.getId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
      return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return stored.getAttributeNames();
    }

    @Override
    public Instant getCreationTime() {
      return stored.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
      return stored.getLastAccessedTime();
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return stored.isExpired();
    }
  }
}
