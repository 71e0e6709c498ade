import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Writes jOOQ's table classes from the real migrations; run by the build before the main compile,
/// in the project's folder: `java -cp <test class path> src/build/java/GenerateJooq.java`.
///
/// This half knows the JDK alone and ends within a second when nothing has changed. The other half,
/// [JooqGeneration], is compiled here together with the server it needs from `src/main/java`,
/// because `java` run on a source file looks for others beneath one folder only.
public class GenerateJooq {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path SERVER = Path.of("src/main/java/org/throughline/postgres");
  private static final Path PROGRAM = Path.of("src/build/java/JooqGeneration.java");
  private static final Path OUTPUT = Path.of("target/generated-sources/jooq");
  private static final Path WORK = Path.of("target/jooq-generation");
  private static final Path CLASSES = WORK.resolve("classes");

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(OUTPUT);
    Path stamp = WORK.resolve("stamp.txt");
    String wanted = fingerprint();
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    Files.createDirectories(WORK);
    Files.deleteIfExists(stamp);
    Path quiet = WORK.resolve("logback.xml");
    Files.writeString(quiet, "<configuration><root level='WARN'/></configuration>");
    System.setProperty("logback.configurationFile", quiet.toUri().toString());
    compile();
    try (URLClassLoader loader =
        new URLClassLoader(programAndLibraries(), ClassLoader.getPlatformClassLoader())) {
      // Where the database driver and Flyway's parts are looked for.
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass("JooqGeneration")
          .getMethod("generate", Path.class, Path.class, Path.class)
          .invoke(null, MIGRATIONS, WORK.resolve("data"), OUTPUT);
    }
    Files.writeString(stamp, wanted);
  }

  /// Of all that shapes the result: the migrations, the two programs, jOOQ's version.
  private static String fingerprint() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Path> files;
    try (Stream<Path> migrations = Files.walk(MIGRATIONS);
        Stream<Path> programs = Files.list(PROGRAM.getParent())) {
      files = Stream.concat(migrations, programs).filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    libraries()
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.startsWith("jooq"))
        .sorted()
        .forEach(name -> digest.update(name.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void compile() throws IOException {
    Files.createDirectories(CLASSES);
    String[] options = {"-d", CLASSES.toString(), "-proc:none", "-nowarn"};
    try (Stream<Path> server = Files.list(SERVER)) {
      String[] words =
          Stream.of(
                  Arrays.stream(options),
                  Stream.of("-cp", String.join(File.pathSeparator, libraries().toList())),
                  Stream.of(PROGRAM.toString()),
                  server.map(Path::toString).filter(name -> name.endsWith(".java")))
              .flatMap(each -> each)
              .toArray(String[]::new);
      if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words) != 0) {
        throw new IllegalStateException("The program that writes jOOQ's classes does not compile.");
      }
    }
  }

  private static URL[] programAndLibraries() throws IOException {
    List<URL> addresses = new ArrayList<>();
    addresses.add(CLASSES.toUri().toURL());
    for (String each : libraries().toList()) {
      addresses.add(Path.of(each).toUri().toURL());
    }
    return addresses.toArray(URL[]::new);
  }

  /// Jars only: the folder of compiled classes still holds what the last build made of the server.
  private static Stream<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"));
  }
}
