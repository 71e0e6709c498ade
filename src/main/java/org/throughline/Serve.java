package org.throughline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.postgres.DatabaseSettings;
import org.throughline.postgres.EmbeddedPostgres;
import org.throughline.postgres.PostgresUnavailable;
import org.throughline.postgres.ServerOptions;

/// `serve`: starts the database, then the web application, and prints one ready line.
public final class Serve {
  private Serve() {}

  static void run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      var options = ServeOptions.parse(arguments, System.getenv());
      var server = start(options);
      out.println("Throughline is ready at " + server.address());
      out.flush();
    } catch (ServeOptions.Unusable | PostgresUnavailable e) {
      err.println(e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      err.println("Throughline could not start: " + sentence(e));
      if (System.getenv("THROUGHLINE_DEBUG") != null) {
        e.printStackTrace(err);
      }
      System.exit(1);
    }
  }

  /// A started server; closing stops the web application first and the database after it.
  public record Server(ConfigurableApplicationContext context, Runnable stopDatabase)
      implements AutoCloseable {
    public String address() {
      var web = ((ServletWebServerApplicationContext) context).getWebServer();
      return "http://127.0.0.1:" + (web == null ? 0 : web.getPort()) + "/";
    }

    @Override
    public void close() {
      context.close();
      stopDatabase.run();
    }
  }

  public static Server start(ServeOptions options) {
    if (options.external() != null) {
      return new Server(start(options, options.external()), () -> {});
    }
    // Spring's own hook runs these after the web application has ended: the database stops last.
    var postgres =
        EmbeddedPostgres.start(ServerOptions.in(options.data()).outlivingTheJvmUntilClosed());
    SpringApplication.getShutdownHandlers().add(postgres::close);
    try {
      return new Server(start(options, postgres.settings()), postgres::close);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  public static ConfigurableApplicationContext start(
      ServeOptions options, DatabaseSettings database, Class<?>... beside) {
    var sources = new ArrayList<Class<?>>(List.of(Application.class));
    sources.addAll(List.of(beside));
    var application = new SpringApplication(sources.toArray(Class<?>[]::new));
    application.setDefaultProperties(properties(options.data(), database, options));
    application.setRegisterShutdownHook(true);
    return application.run();
  }

  private static Map<String, Object> properties(
      Path data, DatabaseSettings database, ServeOptions options) {
    var properties = new TreeMap<String, Object>(databaseProperties(database));
    properties.put("throughline.files", data.resolve("files").toString());
    properties.put("throughline.demo", options.demo());
    properties.put("throughline.dev", options.dev());
    properties.put("server.address", options.address());
    properties.put("server.port", options.port());
    return properties;
  }

  /// The application signs in as a role without DDL; migrations run as the owner.
  static Map<String, Object> databaseProperties(DatabaseSettings database) {
    return Map.of(
        "spring.datasource.url", database.jdbcUrl(),
        "spring.datasource.username", database.appUser(),
        "spring.datasource.password", database.appPassword(),
        "spring.flyway.url", database.jdbcUrl(),
        "spring.flyway.user", database.ownerUser(),
        "spring.flyway.password", database.ownerPassword(),
        "spring.flyway.placeholders.app_role", database.appUser());
  }

  private static String sentence(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
