package org.throughline.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.Serve;
import org.throughline.ServeOptions;
import org.throughline.postgres.EmbeddedPostgres;
import org.throughline.sittings.Voting;

/// Three hundred people at one meeting: each page asks for news every three seconds and reads the
/// page when there is some; everybody votes once a pass, some ask to speak, some write notes, and
/// the secretary writes something down every five seconds. Requests begin at drawn times, and a
/// latency counts from the time drawn. Beside it the same statements, run bare at the same rate.
final class MeetingBench {
  private static final int PEOPLE = 300;
  private static final int PASSES = 3;
  private static final int BARE = 20;
  private static final int SECONDS = Integer.getInteger("throughline.bench.seconds", 20);
  private static final int WARM = Integer.getInteger("throughline.bench.warm", 30);

  private final PrintStream out;

  MeetingBench(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    var data = Files.createTempDirectory("throughline-bench");
    var options =
        ServeOptions.parse(
            new String[] {"--demo", "--port", "0", "--data", data.toString()}, Map.of());
    try (var postgres = EmbeddedPostgres.start(data);
        var context =
            Serve.start(
                options, postgres.settings(), PageBench.Recording.class, MeetingHall.class);
        var client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
      var hall = context.getBean(MeetingHall.class).fill(PEOPLE);
      var root = URI.create(new Serve.Server(context, () -> {}).address());
      var members = signIn(client, root, hall.logins());
      var secretary = new SignedInClient(client, root, hall.secretary());
      var bare = statements(members.getFirst(), hall.meeting());
      out.printf(
          Locale.ROOT,
          "%d people at one meeting, %d passes of %d s; a page asks for news every 3 s%n",
          PEOPLE,
          PASSES,
          SECONDS);
      pass(context, members, secretary, hall, WARM, 1);
      var passes = new ArrayList<Seats.Result>();
      for (var each = 0; each < PASSES; each++) {
        passes.add(pass(context, members, secretary, hall, SECONDS, 2 + each));
      }
      print(passes);
      bare(context.getBean(DataSource.class), bare);
    }
  }

  private static List<SignedInClient> signIn(HttpClient client, URI root, List<String> logins)
      throws Exception {
    var members = new ArrayList<SignedInClient>();
    try (var few = Executors.newFixedThreadPool(4)) {
      for (var each :
          few.invokeAll(
              logins.stream()
                  .map(login ->
                      (Callable<SignedInClient>) () -> new SignedInClient(client, root, login))
                  .toList())) {
        members.add(each.get());
      }
    }
    return members;
  }

  /// Everybody votes in it once, and the sums are right in the end.
  private Seats.Result pass(
      ConfigurableApplicationContext context,
      List<SignedInClient> members,
      SignedInClient secretary,
      MeetingHall.Hall hall,
      int seconds,
      long seed)
      throws Exception {
    var live = "/meetings/" + hall.meeting() + "/live";
    secretary.readToken(secretary.get(live));
    secretary.post(
        live + "/votes",
        Map.of("item", Long.toString(hall.item()), "method", "named", "question", "Pass " + seed));
    var voting = context.getBean(Voting.class);
    var vote = voting.ofMeeting(hall.meeting()).getLast();
    var seats = new Seats(members, hall.meeting(), vote.id());
    var result = seats.sit(secretary, hall.item(), seconds, new Random(seed));
    secretary.post(live + "/votes/" + vote.id() + "/count", Map.of());
    var outcome = voting.ofMeeting(hall.meeting()).getLast().outcome();
    var counted = outcome == null || outcome.tally() == null ? -1 : outcome.tally().sum();
    if (counted != seats.cast()) {
      throw new IllegalStateException(counted + " votes counted of " + seats.cast() + " cast");
    }
    return result;
  }

  private void print(List<Seats.Result> passes) {
    for (var deed : Seats.Deed.values()) {
      var samples = passes.stream().map(each -> each.of(deed, SECONDS)).toList();
      Figures.print(out, deed.said(), Figures.Sample.median(samples));
    }
    Figures.print(
        out,
        "all",
        Figures.Sample.median(passes.stream().map(each -> each.of(null, SECONDS)).toList()));
    var failed = passes.stream().mapToInt(Seats.Result::failures).sum();
    out.printf(
        Locale.ROOT,
        "p99 of all, worst pass: %.1f ms (wanted: under 200); failed: %d%n",
        passes.stream().mapToDouble(each -> each.of(null, SECONDS).p99()).max().orElse(0),
        failed);
  }

  /// What one look for news in vain, one page and one ballot run, with their values in them.
  private static Map<String, List<String>> statements(SignedInClient member, long meeting)
      throws Exception {
    var seat = "/meetings/" + meeting + "/seat";
    PageBench.Recording.STATEMENTS.clear();
    var page = member.get(seat + "/news?since=none");
    var reading = List.copyOf(PageBench.Recording.STATEMENTS);
    PageBench.Recording.STATEMENTS.clear();
    member.ask(seat + "/news?since=" + Seats.revision(page));
    return Map.of("page", reading, "news", List.copyOf(PageBench.Recording.STATEMENTS));
  }

  /// By twenty threads, which together ask as often as the pages do.
  private void bare(DataSource database, Map<String, List<String>> statements) throws Exception {
    for (var each : List.of("news", "page")) {
      var running = statements.getOrDefault(each, List.of());
      runBare(database, running, 3);
      var begin = System.nanoTime();
      var times = runBare(database, running, Math.min(SECONDS, 10));
      Figures.print(
          out,
          "bare, " + running.size() + " statements of a " + each,
          Figures.sample(times, (System.nanoTime() - begin) / 1e9));
    }
  }

  private static long[] runBare(DataSource database, List<String> statements, int seconds)
      throws Exception {
    var times = new ConcurrentLinkedQueue<Long>();
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var thread = 0; thread < BARE; thread++) {
        threads.submit(() -> {
          while (System.nanoTime() < until) {
            Thread.sleep(3_000L * BARE / PEOPLE);
            var begin = System.nanoTime();
            runAll(database, statements);
            times.add(System.nanoTime() - begin);
          }
          return null;
        });
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static void runAll(DataSource database, List<String> statements) throws SQLException {
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
}
