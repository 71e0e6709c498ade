package org.throughline;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.postgres.DatabaseSettings;

/// What `serve` was asked for.
///
/// @param external an operator's own database; null for the embedded one
public record ServeOptions(
    Path data,
    String address,
    int port,
    boolean demo,
    boolean dev,
    @Nullable DatabaseSettings external) {

  /// Said to the person who typed the command.
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String sentence) {
      super(sentence);
    }
  }

  /// @param environment for `THROUGHLINE_DATABASE_PASSWORD` and its like, which do not belong in a
  ///   command line
  public static ServeOptions parse(String[] arguments, Map<String, String> environment) {
    var data = Path.of("data");
    var address = "127.0.0.1";
    var port = 8080;
    var demo = false;
    String url = null;
    for (var i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--demo" -> demo = true;
        case "--data" -> data = Path.of(value(arguments, ++i));
        case "--port" -> port = port(value(arguments, ++i));
        case "--address" -> address = value(arguments, ++i);
        case "--database-url" -> url = value(arguments, ++i);
        default ->
            throw new Unusable(
                "serve does not know "
                    + arguments[i]
                    + ". It takes --demo, --data FOLDER, --port NUMBER, --address ADDRESS and --database-url URL.");
      }
    }
    var dev = environment.containsKey("THROUGHLINE_DEV");
    return new ServeOptions(
        data.toAbsolutePath().normalize(),
        address,
        port,
        demo,
        dev,
        url == null ? null : external(url, environment));
  }

  /// One role may serve for both; two are safer, because the application then cannot change tables.
  private static DatabaseSettings external(String url, Map<String, String> environment) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Unusable(
          "--database-url takes a JDBC address such as jdbc:postgresql://db.example.org:5432/throughline.");
    }
    var owner = environment.getOrDefault("THROUGHLINE_DATABASE_OWNER", "throughline");
    var ownerPassword = environment.getOrDefault("THROUGHLINE_DATABASE_OWNER_PASSWORD", "");
    return new DatabaseSettings(
        url,
        owner,
        ownerPassword,
        environment.getOrDefault("THROUGHLINE_DATABASE_USER", owner),
        environment.getOrDefault("THROUGHLINE_DATABASE_PASSWORD", ownerPassword));
  }

  private static String value(String[] arguments, int i) {
    if (i >= arguments.length) {
      throw new Unusable(arguments[i - 1] + " needs a value after it.");
    }
    return arguments[i];
  }

  private static int port(String text) {
    try {
      var port = Integer.parseInt(text);
      if (port >= 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Unusable("--port takes a number from 0 to 65535, not " + text + ".");
  }
}
