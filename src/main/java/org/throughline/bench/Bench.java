package org.throughline.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import org.throughline.Command;

/// `bench NAME [--data FOLDER]`: measures, and prints what it measured beside what it is to be
/// compared with, in one run.
public final class Bench implements Command {
  private static final String NAMES =
      "pages, meeting, national, cascade, rollup, updates, kill, correction, late, list,"
          + " officials, sameness";

  @Override
  public int run(String[] arguments, PrintStream out, PrintStream err) {
    var named = arguments.length == 1 || (arguments.length == 3 && arguments[1].equals("--data"));
    if (!named) {
      err.println("bench takes one name (" + NAMES + "), and --data FOLDER for the nation.");
      return 2;
    }
    var data = Path.of(arguments.length == 3 ? arguments[2] : "national");
    try {
      return run(arguments[0], data, out, err);
    } catch (Exception e) {
      err.println("The benchmark could not be run: " + e);
      if (System.getenv("THROUGHLINE_DEBUG") != null) {
        e.printStackTrace(err);
      }
      return 1;
    }
  }

  private static int run(String name, Path data, PrintStream out, PrintStream err)
      throws Exception {
    switch (name) {
      case "sameness" -> new SamenessBench(out).run(data);
      case "pages" -> new PageBench(out).run();
      case "meeting" -> new MeetingBench(out).run();
      case "list" -> new ListBench(out).run(data);
      case "officials" -> new OfficialsBench(out).run(data);
      case "national" -> {
        try (var nation = National.open(data, out)) {
          out.println("A nation stands in " + data + "; " + Memory.described() + ".");
        }
      }
      case "cascade" -> {
        try (var nation = National.open(data, out)) {
          new CascadeBench(nation, out).run();
        }
      }
      case "rollup" -> {
        try (var nation = National.open(data, out)) {
          new RollupBench(nation, out).run();
        }
      }
      case "updates" -> {
        try (var nation = National.open(data, out)) {
          new UpdateBench(nation, out).run();
        }
        KillBench.run(data, out);
      }
      case "kill" -> {
        try (var nation = National.open(data, out)) {
          out.println("A nation stands in " + data + ".");
        }
        KillBench.run(data, out);
      }
      case "correction" -> {
        try (var nation = National.open(data, out)) {
          new CorrectionBench(nation, out).run();
        }
      }
      case "late" -> {
        try (var nation = National.open(data, out)) {
          new LateBench(nation, out).run();
        }
      }
      // Run by `updates` and `kill`, to be killed.
      case "victim" -> KillBench.beVictim(data, out);
      default -> {
        err.println("bench does not know " + name + ". It knows " + NAMES + ".");
        return 2;
      }
    }
    return 0;
  }
}
