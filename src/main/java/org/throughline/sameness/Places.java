package org.throughline.sameness;

import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.throughline.organisations.Organisations;

/// The names of all bodies, in memory: 41,810 in both languages take about 20 MB. Read anew five
/// minutes after the last time, and at once after a body was created here.
@Component
class Places {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final DSLContext sql;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Map map;

  Places(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// An older map serves until the new one is read.
  Map now() {
    var held = map;
    if (held == null) {
      held = read();
      map = held;
    } else if (held.readAt.plus(FRESH).isBefore(clock.instant())
        && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::readAgain);
    }
    return held;
  }

  private void readAgain() {
    try {
      map = read();
    } finally {
      reading.set(false);
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void changed(Organisations.Created event) {
    map = null;
  }

  private Map read() {
    var bodies = new ArrayList<Body>();
    sql.select(
            ORGANISATION.ID,
            ORGANISATION.BODY_ID,
            ORGANISATION.FIRST_NUMBER,
            ORGANISATION.LAST_NUMBER,
            ORGANISATION.NAME_EN,
            ORGANISATION.NAME_ZH)
        .from(ORGANISATION)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(2_000_000)
        .forEach(row ->
            bodies.add(
                new Body(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6())));
    return new Map(bodies, clock.instant());
  }

  record Body(
      long id,
      long bodyId,
      long first,
      long last,
      @Nullable String nameEn,
      @Nullable String nameZh) {
    boolean contains(Body other) {
      return first <= other.first && other.first <= last;
    }
  }

  /// All names at one moment.
  static final class Map {
    /// As many characters are looked up at once.
    private static final int BEGINNING = 3;

    private final Instant readAt;
    private final HashMap<Long, Body> bodies = new HashMap<>();

    /// Of the trees, in the order of their numbers.
    private final List<Body> tops = new ArrayList<>();

    /// Longest name first, by its first three characters.
    private final HashMap<Long, List<Name>> names = new HashMap<>();

    private record Name(String text, List<Body> bodies) {}

    Map(List<Body> all, Instant readAt) {
      this.readAt = readAt;
      var byName = new HashMap<String, Name>();
      for (var body : all) {
        bodies.put(body.id(), body);
        if (tops.isEmpty() || !tops.getLast().contains(body)) {
          tops.add(body);
        }
        if (body.id() == body.bodyId()) {
          name(byName, body.nameEn(), body);
          name(byName, body.nameZh(), body);
        }
      }
      byName
          .values()
          .forEach(name ->
              names.computeIfAbsent(beginning(name.text(), 0), _ -> new ArrayList<>()).add(name));
      names
          .values()
          .forEach(list ->
              list.sort(Comparator.comparingInt((Name name) -> name.text().length()).reversed()));
    }

    private static void name(HashMap<String, Name> byName, @Nullable String name, Body body) {
      if (name != null && name.strip().length() >= 2) {
        byName
            .computeIfAbsent(name.strip(), text -> new Name(text, new ArrayList<>()))
            .bodies()
            .add(body);
      }
    }

    private static long beginning(String text, int at) {
      var key = 0L;
      for (var k = 0; k < BEGINNING; k++) {
        key = key << 16 | (at + k < text.length() ? text.charAt(at + k) : 0);
      }
      return key;
    }

    private record Found(int begin, int end, Name name) {}

    private List<Found> find(String text) {
      var found = new ArrayList<Found>();
      var at = 0;
      while (at < text.length()) {
        var name = at(text, at);
        if (name == null) {
          at++;
        } else {
          found.add(new Found(at, at + name.text().length(), name));
          at += name.text().length();
        }
      }
      return found;
    }

    private @Nullable Name at(String text, int at) {
      var three = beginning(text, at);
      var name = startingWith(names.get(three), text, at);
      // A name of two characters stands alone under its own beginning.
      return name != null ? name : startingWith(names.get(three & ~0xffffL), text, at);
    }

    private static @Nullable Name startingWith(@Nullable List<Name> list, String text, int at) {
      if (list != null) {
        for (var name : list) {
          if (text.startsWith(name.text(), at) && wholeWord(text, at, at + name.text().length())) {
            return name;
          }
        }
      }
      return null;
    }

    /// A name in letters does not begin or end inside a word; Chinese has no such bounds.
    private static boolean wholeWord(String text, int begin, int end) {
      return (begin == 0 || !latin(text.charAt(begin)) || !latin(text.charAt(begin - 1)))
          && (end == text.length() || !latin(text.charAt(end - 1)) || !latin(text.charAt(end)));
    }

    private static boolean latin(char c) {
      return Character.isLetterOrDigit(c) && c < 0x2E80;
    }

    Words words(String text) {
      return Words.of(
          text,
          find(text).stream().map(each -> new Words.Named(each.begin(), each.end())).toList());
    }

    /// Whether one reports to the other: their bodies stand above one another. Units of one body
    /// are siblings.
    boolean inLine(long one, long other) {
      var a = bodies.get(one);
      var b = bodies.get(other);
      return a != null && b != null && a.bodyId() != b.bodyId() && inLine(a, b);
    }

    private boolean inLine(Body a, Body b) {
      var one = bodies.getOrDefault(a.bodyId(), a);
      var other = bodies.getOrDefault(b.bodyId(), b);
      return one.contains(other) || other.contains(one);
    }

    /// Places named in the draft that are not its own, nor named in what was asked, nor the partner
    /// in a sentence such as "together with Heyu County".
    List<Finding> others(Draft draft) {
      var own = bodies.get(draft.organisationId());
      if (own == null) {
        return List.of();
      }
      var asked = find(draft.asked()).stream().map(each -> each.name().text()).toList();
      var spans = new LinkedHashMap<Long, List<Passage>>();
      for (var found : find(draft.text())) {
        var body = foreign(found.name(), own, draft);
        if (body != null
            && !asked.contains(found.name().text())
            && !Partners.before(draft.text(), found.begin())) {
          spans
              .computeIfAbsent(body.id(), _ -> new ArrayList<>())
              .add(new Passage(found.begin(), found.end(), 0, 0));
        }
      }
      return spans.entrySet().stream()
          .limit(5)
          .map(each ->
              new Finding(FindingKind.OTHER_PLACE, null, each.getKey(), 0, each.getValue(), null))
          .toList();
    }

    /// The body meant; null where one of that name is in the organisation's own line or may be
    /// named, or where the name is of another tree only.
    private @Nullable Body foreign(Name name, Body own, Draft draft) {
      Body meant = null;
      for (var body : name.bodies()) {
        if (inLine(body, own) || mayName(body, draft)) {
          return null;
        }
        if (meant == null && sameTree(body, own)) {
          meant = body;
        }
      }
      return meant;
    }

    private boolean mayName(Body body, Draft draft) {
      return draft.mayName().stream()
          .map(bodies::get)
          .anyMatch(each -> each != null && each.bodyId() == body.id());
    }

    private boolean sameTree(Body one, Body other) {
      return root(one) == root(other);
    }

    private long root(Body body) {
      return tops.stream().filter(top -> top.contains(body)).findFirst().orElse(body).id();
    }
  }
}
