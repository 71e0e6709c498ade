package org.throughline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Many officials at work at once: each signed in, each looking at what their own desk leads to and
/// writing a report or deciding about a clause now and then. Requests begin at times drawn
/// beforehand, whether or not earlier ones were answered, and a latency counts from the time drawn:
/// a server that falls behind cannot slow down its own measurement.
final class Officials {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TASK = Pattern.compile("href=\"/tasks/([0-9]+)\"");

  /// What is done, and how often in a hundred.
  enum Deed {
    DESK(26),
    TASKS(16),
    TASK(22),
    LINE(8),
    DIRECTIVES(6),
    LATE(4),
    NOTICES(8),
    HUNDRED(2),
    REPORT(8);

    private final int share;

    Deed(int share) {
      this.share = share;
    }

    static Deed drawn(Random random) {
      int place = random.nextInt(100);
      for (var deed : values()) {
        place -= deed.share;
        if (place < 0) {
          return deed;
        }
      }
      return DESK;
    }
  }

  private final URI root;
  private final HttpClient client;
  private final List<Official> officials = new ArrayList<>();

  Officials(URI root) {
    this.root = root;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// One official's browser.
  private static final class Official {
    private volatile String cookie = "";
    private volatile String token = "";
    private volatile List<String> tasks = List.of();
  }

  /// Signs everybody in, a few at a time.
  void signIn(List<String> logins, String password) throws Exception {
    try (var few = Executors.newFixedThreadPool(4)) {
      var all = new ArrayList<Future<Official>>();
      for (var login : logins) {
        all.add(few.submit(() -> signedIn(login, password)));
      }
      for (var each : all) {
        officials.add(each.get());
      }
    }
  }

  private Official signedIn(String login, String password) throws Exception {
    var official = new Official();
    see(official, "/sign-in");
    var body = form(Map.of("login", login, "password", password, "_csrf", official.token));
    var answer = send(official, post("/sign-in", body));
    if (answer.statusCode() != 302
        || answer.headers().firstValue("Location").orElse("").contains("refused")) {
      throw new IllegalStateException(login + " could not sign in");
    }
    see(official, "/desk");
    return official;
  }

  /// What one of them sends to be known, in the order in which they signed in.
  String cookie(int which) {
    return officials.get(which).cookie;
  }

  /// @param rate requests a second, all officials together
  Result work(int rate, int seconds, long seed) {
    var random = new Random(seed);
    var result = new Result();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begin = System.nanoTime();
      double at = 0;
      while (at < seconds) {
        at += -Math.log(1 - random.nextDouble()) / rate;
        var due = begin + (long) (at * 1e9);
        var official = officials.get(random.nextInt(officials.size()));
        var deed = Deed.drawn(random);
        LockSupport.parkNanos(due - System.nanoTime());
        threads.submit(() -> {
          try {
            var status = perform(official, deed);
            result.add(deed, System.nanoTime() - due, status);
          } catch (IOException | RuntimeException e) {
            result.add(deed, System.nanoTime() - due, 599);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
    }
    result.seconds = seconds;
    return result;
  }

  private int perform(Official official, Deed deed) throws IOException, InterruptedException {
    return switch (deed) {
      case DESK -> see(official, "/desk");
      case TASKS -> see(official, "/tasks");
      case HUNDRED -> see(official, "/tasks?view=all&size=100");
      case TASK -> see(official, task(official, "/tasks/", "/tasks"));
      case LINE -> see(official, task(official, "/line/task/", "/tasks"));
      case DIRECTIVES -> see(official, "/directives");
      case LATE -> see(official, "/tasks?view=all&late=true");
      case NOTICES -> see(official, "/notices");
      case REPORT -> report(official);
    };
  }

  private static String task(Official official, String before, String otherwise) {
    var tasks = official.tasks;
    return tasks.isEmpty()
        ? otherwise
        : before + tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
  }

  /// On one of the official's own tasks; where it may not be reported on now, the answer is a
  /// refusal, which is work for the server too.
  private int report(Official official) throws IOException, InterruptedException {
    var tasks = official.tasks;
    if (tasks.isEmpty()) {
      return see(official, "/tasks");
    }
    var task = tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
    var fields =
        Map.of(
            "_csrf",
            official.token,
            "_once",
            UUID.randomUUID().toString(),
            "progress",
            "on_schedule",
            "text",
            "Work goes on as planned; inspected " + UUID.randomUUID() + ".");
    var boundary = "b" + UUID.randomUUID();
    var body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append("--")
            .append(boundary)
            .append("\r\nContent-Disposition: form-data; name=\"")
            .append(name)
            .append("\"\r\n\r\n")
            .append(value)
            .append("\r\n"));
    body.append("--").append(boundary).append("--\r\n");
    var request =
        HttpRequest.newBuilder(root.resolve("/tasks/" + task + "/reports"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    return send(official, request).statusCode();
  }

  private int see(Official official, String path) throws IOException, InterruptedException {
    var answer = send(official, HttpRequest.newBuilder(root.resolve(path)));
    if (answer.statusCode() == 200) {
      var body = answer.body();
      var token = TOKEN.matcher(body);
      if (token.find()) {
        official.token = token.group(1);
      }
      if (path.equals("/desk") || path.equals("/tasks")) {
        var found = TASK.matcher(body).results().map(each -> each.group(1)).distinct().toList();
        if (!found.isEmpty()) {
          official.tasks = found;
        }
      }
    }
    return answer.statusCode();
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(root.resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(Official official, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!official.cookie.isEmpty()) {
      request.header("Cookie", official.cookie);
    }
    var answer =
        client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
    answer
        .headers()
        .allValues("Set-Cookie")
        .forEach(each -> {
          if (each.startsWith("SESSION=")) {
            official.cookie = each.substring(0, each.indexOf(';'));
          }
        });
    return answer;
  }

  private static String form(Map<String, String> fields) {
    var body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return body.toString();
  }

  /// What came of a while of work.
  static final class Result {
    private record Answer(Deed deed, long nanoseconds, int status) {}

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private int seconds;

    private void add(Deed deed, long nanoseconds, int status) {
      answers.add(new Answer(deed, nanoseconds, status));
    }

    double perSecond() {
      return answers.size() / (double) seconds;
    }

    /// In milliseconds.
    ///
    /// @param deed null for all
    double percentile(@Nullable Deed deed, double share) {
      var times =
          answers.stream()
              .filter(each -> deed == null || each.deed() == deed)
              .mapToLong(Answer::nanoseconds)
              .sorted()
              .toArray();
      return times.length == 0
          ? 0
          : times[Math.min(times.length - 1, (int) (times.length * share))] / 1e6;
    }

    /// Answers of 500 and more, and those that never came.
    long failures() {
      return answers.stream().filter(each -> each.status() >= 500).count();
    }

    long refusals() {
      return answers.stream().filter(each -> each.status() >= 400 && each.status() < 500).count();
    }

    String byDeed() {
      var lines = new StringBuilder();
      var counts = new EnumMap<Deed, Long>(Deed.class);
      answers.forEach(each -> counts.merge(each.deed(), 1L, Long::sum));
      Arrays.stream(Deed.values())
          .filter(counts::containsKey)
          .forEach(deed ->
              lines.append(
                  String.format(
                      Locale.ROOT,
                      "  %-12s %7d  p50 %7.1f  p99 %7.1f ms%n",
                      deed.name().toLowerCase(Locale.ROOT),
                      counts.get(deed),
                      percentile(deed, 0.50),
                      percentile(deed, 0.99))));
      return lines.toString();
    }
  }
}
