package org.throughline.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Two thousand officials at work over the nation, as many requests a second as they make, on the
/// server as an operator starts it. Prints how long that took to be ready and what memory it held.
final class OfficialsBench {
  private static final int OFFICIALS = 2_000;
  private static final int SECRETARIES = 300;
  private static final int PER_SECOND = 235;
  private static final int WARM_SECONDS = 40;
  private static final int PASSES = 3;
  private static final int PASS_SECONDS = 20;

  private final PrintStream out;

  OfficialsBench(PrintStream out) {
    this.out = out;
  }

  void run(Path data) throws Exception {
    var logins = new ArrayList<String>();
    try (var nation = National.open(data, out)) {
      logins.addAll(nation.officials(OFFICIALS - SECRETARIES));
      logins.addAll(nation.secretaries(SECRETARIES));
    }
    try (var server = ServerProcess.start(data)) {
      out.printf(
          Locale.ROOT, "ready after %.1f s, with all of it stored%n", seconds(server.untilReady()));
      var officials = new Officials(server.address());
      officials.signIn(logins, National.PASSWORD);
      out.printf(
          Locale.ROOT,
          "%d signed in; %d requests a second, begun at drawn times; %d passes of %d s%n",
          logins.size(),
          PER_SECOND,
          PASSES,
          PASS_SECONDS);
      officials.work(PER_SECOND, WARM_SECONDS, 1);
      var results = new ArrayList<Officials.Result>();
      for (var pass = 0; pass < PASSES; pass++) {
        var before = server.processorTime();
        var result = officials.work(PER_SECOND, PASS_SECONDS, 2 + pass);
        var used = server.processorTime().minus(before);
        results.add(result);
        out.printf(
            Locale.ROOT,
            "pass %d: %.0f a second, p50 %.1f ms, p99 %.1f ms, %d refused, %d failed, %.2f ms of processor each%n",
            pass + 1,
            result.perSecond(),
            result.percentile(null, 0.50),
            result.percentile(null, 0.99),
            result.refusals(),
            result.failures(),
            used.toNanos() / 1e6 / (result.perSecond() * PASS_SECONDS));
      }
      var middle = middle(results);
      out.printf(
          Locale.ROOT,
          "median: p50 %.1f ms, p99 %.1f ms%n%s",
          middle.percentile(null, 0.50),
          middle.percentile(null, 0.99),
          middle.byDeed());
      out.println("the server's own memory, at most: " + server.peakMegabytes() + " MB");
    }
  }

  private static Officials.Result middle(List<Officials.Result> results) {
    return results.stream()
        .sorted(Comparator.comparingDouble(each -> each.percentile(null, 0.99)))
        .toList()
        .get(results.size() / 2);
  }

  private static double seconds(java.time.Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
