package org.throughline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.throughline.support.Browser;

/// The whole product, demo and all, on an external PostgreSQL 15.
class RunningOnAnOperatorsPostgresTests {
  @Test
  void theDemoIsMadeAndReadThere() throws Exception {
    assumeTrue(OperatorsPostgres.installed(), "PostgreSQL 15 is not installed: run bin/setup");
    try (var postgres = OperatorsPostgres.start()) {
      var database = postgres.settings();
      try (var context = postgres.product()) {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        var browser = new Browser(server.getPort()).in("en").signedInAs("fengyue.secretary");
        for (var path :
            List.of(
                "/desk", "/directives", "/meetings", "/tasks", "/line/task/1", "/organisations")) {
          assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        }
      }
      try (var connection =
              DriverManager.getConnection(database.jdbcUrl(), database.appUser(), "");
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("create table tasks.mine (id int)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("delete from audit.entry"))
            .hasMessageContaining("permission denied");
      }
    }
  }
}
