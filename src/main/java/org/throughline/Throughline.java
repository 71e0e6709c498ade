package org.throughline;

import java.util.Arrays;
import java.util.ServiceLoader;
import org.throughline.readouts.reading.ReadCommand;

/// The program's one entrance: the first argument says what to do.
public final class Throughline {
  private Throughline() {}

  public static void main(String[] arguments) {
    var command = arguments.length == 0 ? "help" : arguments[0];
    var rest =
        arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    switch (command) {
      case "serve" -> Serve.run(rest, System.out, System.err);
      case "read" -> System.exit(ReadCommand.run(rest, System.out, System.err));
      case "bench" ->
          System.exit(
              ServiceLoader.load(Command.class)
                  .findFirst()
                  .orElseThrow()
                  .run(rest, System.out, System.err));
      case "train" -> System.exit(Train.run(System.err));
      default -> {
        System.err.println("Throughline does: serve, read, bench. See README.md.");
        System.exit(command.equals("help") ? 0 : 2);
      }
    }
  }
}
