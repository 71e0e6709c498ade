package org.throughline;

import java.io.PrintStream;

/// `bench NAME`: measures, and prints what it measured beside what it is to be compared with, in
/// one run.
final class Bench {
  private Bench() {}

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 1 && arguments[0].equals("pages")) {
      try {
        new PageBench(out).run();
        return 0;
      } catch (Exception e) {
        err.println("The benchmark could not be run: " + e);
        return 1;
      }
    }
    err.println("bench takes one name: pages.");
    return 2;
  }
}
