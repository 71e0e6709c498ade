package org.throughline;

import java.io.PrintStream;

/// `bench`, found as a service: benchmarks call the program, so the program may not call them.
public interface Command {
  /// @return the process's exit code
  int run(String[] arguments, PrintStream out, PrintStream err);
}
