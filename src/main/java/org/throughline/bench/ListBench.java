package org.throughline.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A page of a hundred tasks out of the nation's 100,000, as HTML, to a secretary at the top.
/// Beside it, in the same run and by turns, another system's page where one is named: `PEER_URL`,
/// its `PEER_COOKIE`, and `PEER_PIDS`, the processes whose processor time is its own.
final class ListBench {
  private static final int READERS = 8;
  private static final int PEER_READERS = 2;
  private static final int WARM_SECONDS = 30;
  private static final int PASSES = 3;
  private static final int PASS_SECONDS = 8;
  private static final String PAGE = "/tasks?view=all&size=100";

  private final PrintStream out;

  ListBench(PrintStream out) {
    this.out = out;
  }

  /// Latencies in milliseconds; processor milliseconds a request.
  private record Sample(double perSecond, double p50, double p99, double processor) {
    static Sample median(List<Sample> samples) {
      return samples.stream()
          .sorted(java.util.Comparator.comparingDouble(Sample::perSecond))
          .toList()
          .get(samples.size() / 2);
    }
  }

  private interface ProcessorTime {
    Duration used() throws Exception;
  }

  void run(Path data) throws Exception {
    try (var nation = National.open(data, out)) {
      out.println("A nation stands in " + data + ".");
    }
    try (var server = ServerProcess.start(data)) {
      var officials = new Officials(server.address());
      officials.signIn(List.of("centre.secretary"), National.PASSWORD);
      var page = server.address().resolve(PAGE);
      var cookie = officials.cookie(0);
      var peer = System.getenv("PEER_URL");
      load(page, cookie, READERS, WARM_SECONDS, server::processorTime);
      var ours = new ArrayList<Sample>();
      var theirs = new ArrayList<Sample>();
      for (var pass = 0; pass < PASSES; pass++) {
        ours.add(load(page, cookie, READERS, PASS_SECONDS, server::processorTime));
        if (peer != null) {
          theirs.add(
              load(
                  URI.create(peer),
                  System.getenv("PEER_COOKIE"),
                  PEER_READERS,
                  PASS_SECONDS,
                  ListBench::ofPeer));
        }
      }
      var own = Sample.median(ours);
      print("ours", own);
      if (peer == null) {
        out.println("no PEER_URL was named to compare with");
      } else {
        var other = Sample.median(theirs);
        print("peer", other);
        out.printf(
            Locale.ROOT,
            "ours beside the peer: %.0f times the requests a second, %.0f times less processor time each%n",
            own.perSecond() / other.perSecond(),
            other.processor() / own.processor());
      }
    }
  }

  private static Duration ofPeer() {
    var pids = System.getenv("PEER_PIDS");
    return pids == null
        ? Duration.ZERO
        : Arrays.stream(pids.strip().split("\\s+"))
            .map(Long::valueOf)
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()))
            .distinct()
            .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
            .reduce(Duration.ZERO, Duration::plus);
  }

  private void print(String name, Sample sample) {
    out.printf(
        Locale.ROOT,
        "%-5s %8.1f a second  p50 %8.1f ms  p99 %8.1f ms  %8.2f ms of processor each%n",
        name,
        sample.perSecond(),
        sample.p50(),
        sample.p99(),
        sample.processor());
  }

  private static Sample load(
      URI page, @Nullable String cookie, int readers, int seconds, ProcessorTime time)
      throws Exception {
    var times = new java.util.concurrent.ConcurrentLinkedQueue<Long>();
    var wrong = new AtomicInteger();
    var before = time.used();
    var until = System.nanoTime() + seconds * 1_000_000_000L;
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var reader = 0; reader < readers; reader++) {
        threads.submit(() -> {
          while (System.nanoTime() < until) {
            var begin = System.nanoTime();
            var request = HttpRequest.newBuilder(page).header("Accept", "text/html");
            if (cookie != null) {
              request.header("Cookie", cookie);
            }
            if (client.send(request.build(), BodyHandlers.ofByteArray()).statusCode() != 200) {
              wrong.incrementAndGet();
            }
            times.add(System.nanoTime() - begin);
          }
          return null;
        });
      }
    }
    if (wrong.get() > 0) {
      throw new IllegalStateException(page + " did not answer 200 " + wrong + " times");
    }
    var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Sample(
        sorted.length / (double) seconds,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        time.used().minus(before).toNanos() / 1e6 / sorted.length);
  }
}
