package org.throughline.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Latencies and rates, and how they are printed.
final class Figures {
  private Figures() {}

  /// Latencies in milliseconds.
  ///
  /// @param many how many calls there were
  record Sample(double p50, double p99, double perSecond, int many) {
    /// The pass in the middle by rate.
    static Sample median(List<Sample> passes) {
      return passes.stream()
          .sorted(java.util.Comparator.comparingDouble(Sample::perSecond))
          .toList()
          .get(passes.size() / 2);
    }
  }

  /// What one of several workers does again and again.
  interface Work {
    void run(int worker) throws Exception;
  }

  static Sample load(int workers, double seconds, Work work) throws Exception {
    var until = System.nanoTime() + (long) (seconds * 1e9);
    var begun = System.nanoTime();
    var all = new ArrayList<long[]>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<long[]>>();
      for (int worker = 0; worker < workers; worker++) {
        int nth = worker;
        running.add(
            threads.submit(
                (Callable<long[]>)
                    () -> {
                      var times = new long[1024];
                      int many = 0;
                      for (var begin = System.nanoTime();
                          begin < until;
                          begin = System.nanoTime()) {
                        work.run(nth);
                        if (many == times.length) {
                          times = Arrays.copyOf(times, many * 2);
                        }
                        times[many++] = System.nanoTime() - begin;
                      }
                      return Arrays.copyOf(times, many);
                    }));
      }
      for (var each : running) {
        all.add(each.get());
      }
    }
    return sample(
        all.stream().flatMapToLong(Arrays::stream).toArray(), (System.nanoTime() - begun) / 1e9);
  }

  /// @param times in nanoseconds
  static Sample sample(long[] times, double seconds) {
    Arrays.sort(times);
    return times.length == 0
        ? new Sample(0, 0, 0, 0)
        : new Sample(
            times[times.length / 2] / 1e6,
            times[(int) (times.length * 0.99)] / 1e6,
            times.length / seconds,
            times.length);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static void print(PrintStream out, String name, Sample sample) {
    out.printf(
        Locale.ROOT,
        "%-34s p50 %8.2f ms   p99 %8.2f ms   %8.0f per s   n %d%n",
        name,
        sample.p50(),
        sample.p99(),
        sample.perSecond(),
        sample.many());
  }

  /// @param least what the ratio is to reach
  static void ratio(PrintStream out, String name, double ratio, String least) {
    out.printf(Locale.ROOT, "%-34s %.2f   (%s)%n", name, ratio, least);
  }
}
