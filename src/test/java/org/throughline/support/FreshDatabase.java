package org.throughline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives a test's application a fresh database, a folder for files, and the demo's tree.
public class FreshDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var demo = Boolean.toString(demo());
    var database = Databases.fresh();
    // Nothing happens by itself while a test looks; tests of the calendar's work call it.
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("calm", Map.of("throughline.scheduler", "false")));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "spring.datasource.url", database.jdbcUrl(),
                    "spring.datasource.username", database.appUser(),
                    "spring.datasource.password", database.appPassword(),
                    "spring.flyway.url", database.jdbcUrl(),
                    "spring.flyway.user", database.ownerUser(),
                    "spring.flyway.password", database.ownerPassword(),
                    "spring.flyway.placeholders.app_role", database.appUser(),
                    "spring.datasource.hikari.maximum-pool-size", "10",
                    "throughline.demo", demo,
                    "throughline.files", folder())));
  }

  private static String folder() {
    try {
      return Files.createTempDirectory("throughline-files").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean demo() {
    return true;
  }

  /// The same without the demo.
  public static final class Empty extends FreshDatabase {
    @Override
    boolean demo() {
      return false;
    }
  }
}
