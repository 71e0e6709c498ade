package org.throughline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.throughline.support.Browser;

/// PostgreSQL crashes under a running product and comes back.
class WhileTheDatabaseIsAwayTests {
  @Test
  void everyPageSaysSoAndTheNextOneAfterItsReturnIsThere() throws Exception {
    assumeTrue(OperatorsPostgres.installed(), "PostgreSQL 15 is not installed: run bin/setup");
    try (var postgres = OperatorsPostgres.start()) {
      try (var context = postgres.product()) {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        var browser = new Browser(server.getPort()).in("zh-Hans").signedInAs("fengyue.secretary");
        postgres.fail();
        for (var path : List.of("/desk", "/zh-Hans/records", "/nowhere", "/directives/1")) {
          var away = browser.get(path);
          assertThat(away.status()).as(path).isEqualTo(503);
          assertThat(away.raw().headers().firstValue("Retry-After")).contains("5");
          assertThat(away.page().select("h1").text()).isEqualTo("暂时无法读取记录");
        }
        assertThat(browser.post("/directives", Map.of()).status()).isEqualTo(503);
        assertThat(browser.get("/api/v1/line/task/1").raw().headers().firstValue("Content-Type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(malformed(server.getPort())).contains("无法识别该请求").doesNotContain("HTTP Status");
        postgres.open();
        assertThat(returned(browser)).as("still signed in").isTrue();
      }
    }
  }

  private static boolean returned(Browser browser) throws InterruptedException {
    for (var tries = 0; tries < 100; tries++) {
      var answer = browser.get("/desk");
      if (answer.status() == 200) {
        return answer.address().getPath().equals("/desk");
      }
      Thread.sleep(100);
    }
    return false;
  }

  /// What the web server itself answers to an address that is none.
  private static String malformed(int port) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      var request =
          "GET /tasks/%00 HTTP/1.1\r\nHost: here\r\nAccept-Language: zh-CN\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
