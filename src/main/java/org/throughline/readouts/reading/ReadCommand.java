package org.throughline.readouts.reading;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `read FILE... --out DIR`: reads each file into `DIR/NAME.pred.json`, without database or server.
///
/// A file that cannot be read is named on `err` and makes the exit code 1; the others are still
/// done, on all cores. The last line tells the speed after the first file, by which time the
/// program is loaded.
public final class ReadCommand {
  private static final String USAGE = "usage: read FILE... --out DIR";

  private final PrintStream err;
  private final Path folder;

  private ReadCommand(PrintStream err, Path folder) {
    this.err = err;
    this.folder = folder;
  }

  public static int run(String[] args, PrintStream out, PrintStream err) {
    List<String> files = new ArrayList<>();
    String folder = null;
    for (int i = 0; i < args.length; i++) {
      if (!args[i].equals("--out")) {
        files.add(args[i]);
      } else if (++i < args.length) {
        folder = args[i];
      }
    }
    if (folder == null || files.isEmpty()) {
      err.println(USAGE);
      return 2;
    }
    Path target = target(folder, err);
    return target == null ? 1 : new ReadCommand(err, target).readAll(files, out);
  }

  private static @Nullable Path target(String folder, PrintStream err) {
    try {
      return Files.createDirectories(Path.of(folder));
    } catch (IOException | InvalidPathException _) {
      err.println("The folder " + folder + " cannot be made.");
      return null;
    }
  }

  private int readAll(List<String> files, PrintStream out) {
    long begin = System.nanoTime();
    List<String> faults = new ArrayList<>();
    read(files.getFirst()).ifPresent(faults::add);
    long afterFirst = System.nanoTime();
    List<String> rest = files.subList(1, files.size());
    // In the order in which the files were named, whichever was done first.
    rest.parallelStream().map(this::read).toList().forEach(each -> each.ifPresent(faults::add));
    long end = System.nanoTime();
    faults.forEach(err::println);
    double seconds = (end - begin) / 1e9;
    double rate = rest.isEmpty() ? 1 / seconds : rest.size() / ((end - afterFirst) / 1e9);
    out.println(
        String.format(
            Locale.ROOT,
            "%d files in %.2f s, %.0f files a second",
            files.size() - faults.size(),
            seconds,
            rate));
    return faults.isEmpty() ? 0 : 1;
  }

  /// A sentence where the file could not be read.
  private Optional<String> read(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        return Optional.of("There is no file " + name + ".");
      }
      return switch (ReadoutFile.take(readUpToLimit(file))) {
        case Intake.Taken(String text, _, _) -> {
          write(file, Reader.read(text));
          yield Optional.empty();
        }
        case Intake.Refused refused -> Optional.of(name + ": " + sentence(refused));
      };
    } catch (IOException | InvalidPathException e) {
      return Optional.of(name + " cannot be read: " + e.getMessage());
    }
  }

  /// One byte more than allowed is enough for the refusal, however large the file is.
  private static byte[] readUpToLimit(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(ReadoutFile.LARGEST_BYTES + 1);
    }
  }

  private void write(Path file, Reading reading) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    Files.writeString(folder.resolve(stem + ".pred.json"), PredictionJson.of(reading));
  }

  /// English, for the terminal; pages have these sentences in their message files.
  private static String sentence(Intake.Refused refused) {
    return switch (refused.reason()) {
      case "readouts.intake.empty" -> "there is no text in it.";
      case "readouts.intake.too-large" ->
          "it is larger than " + refused.arguments().getFirst() + " MB.";
      case "readouts.intake.binary" ->
          "it is a "
              + refused.arguments().getFirst()
              + " file, not text; save its text and try again.";
      default -> "its characters cannot be made out; save it as UTF-8 and try again.";
    };
  }
}
