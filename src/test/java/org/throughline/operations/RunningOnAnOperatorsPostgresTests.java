package org.throughline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.throughline.Application;
import org.throughline.support.Browser;

/// The whole product, demo and all, on an external PostgreSQL 15.
class RunningOnAnOperatorsPostgresTests {
  @Test
  void theDemoIsMadeAndReadThere() throws Exception {
    assumeTrue(OperatorsPostgres.installed(), "PostgreSQL 15 is not installed: run bin/setup");
    try (var postgres = OperatorsPostgres.start()) {
      var database = postgres.settings();
      var application = new SpringApplication(Application.class);
      application.setDefaultProperties(
          Map.of(
              "spring.datasource.url", database.jdbcUrl(),
              "spring.datasource.username", database.appUser(),
              "spring.flyway.url", database.jdbcUrl(),
              "spring.flyway.user", database.ownerUser(),
              "spring.flyway.placeholders.app_role", database.appUser(),
              "throughline.demo", "true",
              "throughline.files", Files.createTempDirectory("files").toString(),
              "server.address", "127.0.0.1",
              "server.port", "0"));
      try (var context = application.run()) {
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
