package org.throughline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// People in their seats at one meeting, each with a page open.
final class Seats {
  private static final Pattern REVISION = Pattern.compile("data-revision=\"([0-9]+)\"");
  private static final Pattern CSRF = Pattern.compile("data-csrf=\"([^\"]+)\"");
  private static final long EVERY = 3_000_000_000L;
  private static final String[] CHOICES = {"in_favour", "against", "abstention"};

  enum Deed {
    NEWS("asking for news in vain"),
    PAGE("reading what is new"),
    BALLOT("voting"),
    SPEECH("asking to speak, or not to"),
    NOTE("keeping a note"),
    ENTRY("the secretary's entries");

    private final String said;

    Deed(String said) {
      this.said = said;
    }

    String said() {
      return said;
    }
  }

  private record Timed(Deed deed, long nanos) {}

  /// What a pass took.
  record Result(List<Timed> times, int failures) {
    /// @param deed null for all
    Figures.Sample of(@Nullable Deed deed, int seconds) {
      return Figures.sample(
          times.stream()
              .filter(each -> deed == null || each.deed() == deed)
              .mapToLong(Timed::nanos)
              .toArray(),
          seconds);
    }
  }

  private final List<SignedInClient> members;
  private final String seat;
  private final String live;
  private final long vote;
  private final Queue<Timed> times = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger cast = new AtomicInteger();

  Seats(List<SignedInClient> members, long meeting, long vote) {
    this.members = members;
    this.seat = "/meetings/" + meeting + "/seat";
    this.live = "/meetings/" + meeting + "/live";
    this.vote = vote;
  }

  /// How many ballots were taken.
  int cast() {
    return cast.get();
  }

  static String revision(String page) {
    var found = REVISION.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no page of a sitting");
    }
    return found.group(1);
  }

  Result sit(SignedInClient secretary, long item, int seconds, Random random) throws Exception {
    var begin = System.nanoTime();
    var until = begin + seconds * 1_000_000_000L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var member : members) {
        var first = begin + (long) (random.nextDouble() * EVERY);
        // Everybody votes in the first two thirds of a pass.
        var votes = begin + (long) (random.nextDouble() * (until - begin) * 2 / 3);
        var own = new Random(random.nextLong());
        threads.submit(() -> {
          stay(member, first, votes, until, item, own);
          return null;
        });
      }
      threads.submit(() -> {
        for (var at = begin; at < until; at += 5_000_000_000L) {
          post(
              secretary,
              Deed.ENTRY,
              at,
              live + "/statements",
              Map.of(
                  "item",
                  Long.toString(item),
                  "verb",
                  "agreed",
                  "words",
                  "Said at " + at,
                  "live",
                  "yes"));
        }
        return null;
      });
    }
    return new Result(new ArrayList<>(times), failures.get());
  }

  private void stay(
      SignedInClient member, long first, long votes, long until, long item, Random random)
      throws InterruptedException {
    var revision = "none";
    var waits = false;
    var voted = false;
    for (var due = first; due < until; due += EVERY) {
      LockSupport.parkNanos(due - System.nanoTime());
      revision = news(member, due, revision);
      if (!voted && due >= votes) {
        voted = true;
        var choice = CHOICES[random.nextInt(CHOICES.length)];
        if (post(
            member,
            Deed.BALLOT,
            System.nanoTime(),
            seat + "/ballot",
            Map.of("vote", Long.toString(vote), "choice", choice, "live", "yes"))) {
          cast.incrementAndGet();
        }
      }
      if (random.nextInt(40) == 0) {
        post(
            member,
            Deed.SPEECH,
            System.nanoTime(),
            seat + (waits ? "/speech/removal" : "/speech"),
            Map.of("live", "yes"));
        waits = !waits;
      }
      if (random.nextInt(20) == 0) {
        post(
            member,
            Deed.NOTE,
            System.nanoTime(),
            seat + "/notes",
            Map.of("field", Long.toString(item), "text", "Noted " + due, "live", "yes"));
      }
    }
    if (waits) {
      post(member, Deed.SPEECH, System.nanoTime(), seat + "/speech/removal", Map.of("live", "yes"));
    }
  }

  private String news(SignedInClient member, long due, String revision)
      throws InterruptedException {
    try {
      var answer = member.ask(seat + "/news?since=" + revision);
      var took = System.nanoTime() - due;
      if (answer.statusCode() == 204) {
        times.add(new Timed(Deed.NEWS, took));
        return revision;
      }
      if (answer.statusCode() == 200) {
        times.add(new Timed(Deed.PAGE, took));
        var csrf = CSRF.matcher(answer.body());
        if (csrf.find()) {
          member.useToken(csrf.group(1));
        }
        return revision(answer.body());
      }
    } catch (java.io.IOException e) {
      // counted below
    }
    failures.incrementAndGet();
    return revision;
  }

  private boolean post(
      SignedInClient who, Deed deed, long due, String path, Map<String, String> fields)
      throws InterruptedException {
    LockSupport.parkNanos(due - System.nanoTime());
    try {
      var answer = who.post(path, fields);
      times.add(new Timed(deed, System.nanoTime() - due));
      if (answer.body().contains("data-answer=\"done\"")) {
        return true;
      }
    } catch (java.io.IOException e) {
      // counted below
    }
    failures.incrementAndGet();
    return false;
  }
}
