package org.throughline.bench;

import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.throughline.Serve;
import org.throughline.ServeOptions;
import org.throughline.accounts.Demo;
import org.throughline.postgres.EmbeddedPostgres;

/// Desk, matrix, a task's line and a public page under fifty concurrent readers, each beside the
/// very SQL that its page runs, run bare by as many threads over the same pool. Three interleaved
/// passes; the medians are printed.
final class PageBench {
  private static final int READERS = 50;
  private static final int PASSES = 3;
  private static final long WARM_SECONDS = 15;
  private static final long PASS_SECONDS = 6;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern RECORD = Pattern.compile("href=\"(/en/records/[a-z0-9]{10})\"");

  /// As many as the pool has connections, first come first served: the pool itself is not fair, and
  /// its time-out would end the run.
  private static final Semaphore IN_TURN = new Semaphore(20, true);

  private final PrintStream out;

  PageBench(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    var data = Files.createTempDirectory("throughline-bench");
    var options =
        ServeOptions.parse(
            new String[] {"--demo", "--port", "0", "--data", data.toString()}, Map.of());
    try (var postgres = EmbeddedPostgres.start(data);
        var context = Serve.start(options, postgres.settings(), Recording.class);
        var client =
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
      var root = URI.create(new Serve.Server(context, () -> {}).address());
      signIn(client, root);
      var pages = new LinkedHashMap<String, URI>();
      pages.put("desk", root.resolve("/desk"));
      pages.put("matrix", root.resolve("/directives/1/coverage"));
      pages.put("line", root.resolve("/line/directive/1"));
      var record = RECORD.matcher(get(client, root.resolve("/en/records")));
      if (record.find()) {
        pages.put("public page", root.resolve(record.group(1)));
      }
      measure(client, context.getBean(DataSource.class), pages);
    }
  }

  private void measure(HttpClient client, DataSource database, Map<String, URI> pages)
      throws Exception {
    out.printf(
        Locale.ROOT,
        "%d readers, %d passes of %d s, medians; the demo's data%n",
        READERS,
        PASSES,
        PASS_SECONDS);
    out.println(
        "page          p50 ms  p99 ms   per s   statements  bare p50  bare p99  bare per s   page/bare per s");
    for (var page : pages.entrySet()) {
      Recording.STATEMENTS.clear();
      get(client, page.getValue());
      var statements = List.copyOf(Recording.STATEMENTS);
      Callable<Void> http =
          () -> {
            get(client, page.getValue());
            return null;
          };
      Callable<Void> bare =
          () -> {
            runBare(database, statements);
            return null;
          };
      load(http, WARM_SECONDS);
      var ofPage = new ArrayList<Sample>();
      var ofSql = new ArrayList<Sample>();
      for (var pass = 0; pass < PASSES; pass++) {
        ofPage.add(load(http, PASS_SECONDS));
        if (!statements.isEmpty()) {
          ofSql.add(load(bare, PASS_SECONDS));
        }
      }
      print(
          page.getKey(),
          Sample.median(ofPage),
          statements.size(),
          ofSql.isEmpty() ? null : Sample.median(ofSql));
    }
  }

  private void print(
      String name, Sample page, int statements, @org.jspecify.annotations.Nullable Sample bare) {
    out.printf(
        Locale.ROOT,
        "%-12s %7.1f %7.1f %7.0f %12d",
        name,
        page.p50(),
        page.p99(),
        page.perSecond(),
        statements);
    if (bare != null) {
      out.printf(
          Locale.ROOT,
          " %9.1f %9.1f %11.0f %17.2f",
          bare.p50(),
          bare.p99(),
          bare.perSecond(),
          page.perSecond() / bare.perSecond());
    }
    out.println();
  }

  /// Latencies in milliseconds.
  private record Sample(double p50, double p99, double perSecond) {
    static Sample median(List<Sample> samples) {
      return samples.stream()
          .sorted(java.util.Comparator.comparingDouble(Sample::perSecond))
          .toList()
          .get(samples.size() / 2);
    }
  }

  private static Sample load(Callable<Void> request, long seconds) throws Exception {
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<long[]>>();
      for (var reader = 0; reader < READERS; reader++) {
        running.add(
            readers.submit(() -> {
              var times = new ArrayList<Long>();
              while (System.nanoTime() < until) {
                var begin = System.nanoTime();
                request.call();
                times.add(System.nanoTime() - begin);
              }
              return times.stream().mapToLong(Long::longValue).toArray();
            }));
      }
      var all = new ArrayList<long[]>();
      for (var each : running) {
        all.add(each.get());
      }
      var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Sample(
          times[times.length / 2] / 1e6,
          times[(int) (times.length * 0.99)] / 1e6,
          times.length / (double) seconds);
    }
  }

  private static void runBare(DataSource database, List<String> statements)
      throws java.sql.SQLException, InterruptedException {
    IN_TURN.acquire();
    try {
      runAll(database, statements);
    } finally {
      IN_TURN.release();
    }
  }

  private static void runAll(DataSource database, List<String> statements)
      throws java.sql.SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var each : statements) {
        try (var rows = statement.executeQuery(each)) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }
  }

  private static void signIn(HttpClient client, URI root) throws Exception {
    var token = TOKEN.matcher(get(client, root.resolve("/sign-in")));
    if (!token.find()) {
      throw new IllegalStateException("no sign-in form");
    }
    var form =
        "login=fengyue.secretary&password="
            + Demo.PASSWORD
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    var answer =
        client.send(
            HttpRequest.newBuilder(root.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    if (!answer.uri().getPath().equals("/desk")) {
      throw new IllegalStateException("could not sign in");
    }
  }

  private static String get(HttpClient client, URI page)
      throws java.io.IOException, InterruptedException {
    var answer = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(page + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  /// Writes down the SQL that jOOQ runs, with its values in it. Not annotated, so that only the
  /// benchmark has it.
  static class Recording {
    static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    @Bean
    DefaultExecuteListenerProvider recorder() {
      return new DefaultExecuteListenerProvider(new Recorder());
    }

    private static final class Recorder implements ExecuteListener {
      private static final long serialVersionUID = 1L;

      @Override
      public void start(ExecuteContext context) {
        Query query = context.query();
        if (query != null && STATEMENTS.size() < 100) {
          STATEMENTS.add(query.getSQL(ParamType.INLINED));
        }
      }
    }
  }
}
