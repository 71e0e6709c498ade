package org.throughline.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/// One session during one request: what its row said, and what has changed since.
final class StoredSession implements Session {
  /// Within so long after the last visit noted, another is not.
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Instant createdAt;

  /// As in the row when it was read. What was asked for or said since is in [#values], what was
  /// taken away in [#gone].
  private final Map<String, byte[]> packed;

  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  /// What the row does not say yet.
  private final Set<String> changed = new HashSet<>();

  private String id;
  private @Nullable String storedAs;
  private Instant lastSeenAt;
  private Duration idle;
  private boolean touched;

  private StoredSession(
      String id,
      @Nullable String storedAs,
      Instant createdAt,
      Instant lastSeenAt,
      Duration idle,
      Map<String, byte[]> packed) {
    this.id = id;
    this.storedAs = storedAs;
    this.createdAt = createdAt;
    this.lastSeenAt = lastSeenAt;
    this.idle = idle;
    this.packed = packed;
  }

  static StoredSession fresh(Instant now, Duration idle) {
    return new StoredSession(newId(), null, now, now, idle, Map.of());
  }

  static StoredSession read(
      String id, Instant createdAt, Instant lastSeenAt, Duration idle, byte[] attributes) {
    return new StoredSession(
        id, id, createdAt, lastSeenAt, idle, SessionAttributes.unpacked(attributes));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /// The id of its row; null where it has none yet.
  @Nullable String storedAs() {
    return storedAs;
  }

  boolean isChanged() {
    return storedAs == null || touched || !changed.isEmpty() || !storedAs.equals(id);
  }

  void saved() {
    storedAs = id;
    touched = false;
    changed.clear();
  }

  /// What another request has written meanwhile, with this one's own changes.
  ///
  /// @param current the row's attributes as they are now
  Map<String, byte[]> changesAppliedTo(Map<String, byte[]> current) {
    var all = new HashMap<>(current);
    for (var name : changed) {
      var value = values.get(name);
      if (value == null) {
        all.remove(name);
      } else {
        all.put(name, SessionAttributes.bytes(value));
      }
    }
    return all;
  }

  Instant expiresAt() {
    return lastSeenAt.plus(idle);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String changeSessionId() {
    id = newId();
    return id;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface's own
  public <T> @Nullable T getAttribute(String name) {
    var known = values.get(name);
    var bytes = packed.get(name);
    if (known != null || bytes == null || gone.contains(name)) {
      return (T) known;
    }
    var read = SessionAttributes.value(bytes);
    values.put(name, read);
    return (T) read;
  }

  @Override
  public Set<String> getAttributeNames() {
    var names = new HashSet<>(packed.keySet());
    names.removeAll(gone);
    names.addAll(values.keySet());
    return names;
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      removeAttribute(name);
    } else {
      values.put(name, value);
      gone.remove(name);
      changed.add(name);
    }
  }

  @Override
  public void removeAttribute(String name) {
    if (getAttributeNames().contains(name)) {
      values.remove(name);
      gone.add(name);
      changed.add(name);
    }
  }

  @Override
  public Instant getCreationTime() {
    return createdAt;
  }

  @Override
  public void setLastAccessedTime(Instant now) {
    if (now.isAfter(lastSeenAt.plus(NOTED_EVERY))) {
      lastSeenAt = now;
      touched = true;
    }
  }

  @Override
  public Instant getLastAccessedTime() {
    return lastSeenAt;
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    idle = interval;
    touched = true;
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return idle;
  }

  @Override
  public boolean isExpired() {
    return !Instant.now().isBefore(expiresAt());
  }
}
