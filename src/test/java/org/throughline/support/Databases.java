package org.throughline.support;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.throughline.postgres.DatabaseSettings;
import org.throughline.postgres.EmbeddedPostgres;

/// One real PostgreSQL server for all tests of this run, and a database of its own, migrated, for
/// each test class that asks.
public final class Databases {
  private static final AtomicInteger count = new AtomicInteger();

  private Databases() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES =
        EmbeddedPostgres.start(Path.of("target/test-postgres").toAbsolutePath());
    private static final String TEMPLATE = "throughline_template";

    static {
      POSTGRES.dropDatabase(TEMPLATE);
      POSTGRES.createDatabase(TEMPLATE);
      migrate(POSTGRES.jdbcUrl(TEMPLATE));
    }
  }

  /// A fresh, migrated, empty database.
  public static synchronized DatabaseSettings fresh() {
    var postgres = Server.POSTGRES;
    var name = "test_" + count.incrementAndGet();
    postgres.dropDatabase(name);
    postgres.createDatabase(name, Server.TEMPLATE);
    return new DatabaseSettings(
        postgres.jdbcUrl(name),
        postgres.ownerUser(),
        postgres.ownerPassword(),
        postgres.appUser(),
        postgres.appPassword());
  }

  private static void migrate(String url) {
    var postgres = Server.POSTGRES;
    Flyway.configure()
        .dataSource(url, postgres.ownerUser(), postgres.ownerPassword())
        .placeholders(java.util.Map.of("app_role", postgres.appUser()))
        .load()
        .migrate();
  }
}
