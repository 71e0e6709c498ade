package org.throughline.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

@ProductTest
class SendingAFormTwiceTests {
  private final JdbcClient sql;
  private final int port;

  SendingAFormTwiceTests(JdbcClient sql, @LocalServerPort int port) {
    this.sql = sql;
    this.port = port;
  }

  @Test
  void eightAtOnceHaveOneEffectAndGetTheSameAnswer() throws Exception {
    var browser = new Browser(port).in("en").signedInAs("heyu.secretary");
    var fields = form(browser, "Eight at once");
    try (var pool = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 8)
              .mapToObj(_ -> pool.submit(() -> browser.post("/directives", fields)))
              .toList();
      var first = answers.getFirst().get().address().getPath();
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
        assertThat(answer.get().address().getPath()).isEqualTo(first);
      }
    }
    assertThat(count("Eight at once")).isEqualTo(1);
  }

  @Test
  void whatWasRefusedMayBeSentAgainCorrected() {
    var browser = new Browser(port).in("en").signedInAs("heyu.secretary");
    var fields = form(browser, "");
    assertThat(browser.post("/directives", fields).status()).isEqualTo(422);
    fields.put("title", "Sent again");
    assertThat(browser.post("/directives", fields).status()).isEqualTo(200);
    assertThat(count("Sent again")).isEqualTo(1);
  }

  @Test
  void aMalformedKeyIsRefused() {
    var browser = new Browser(port).in("en").signedInAs("heyu.secretary");
    var fields = form(browser, "Malformed");
    fields.put("_once", "not a key");
    assertThat(browser.post("/directives", fields).status()).isEqualTo(400);
    assertThat(count("Malformed")).isZero();
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    var browser = new Browser(port).in("en").signedInAs("heyu.secretary");
    var fields = form(browser, "Forged");
    fields.remove("_csrf");
    assertThat(browser.post("/directives", fields).status()).isEqualTo(403);
    assertThat(count("Forged")).isZero();
  }

  private static Map<String, String> form(Browser browser, String title) {
    var page = browser.get("/directives/new").page();
    var fields = new LinkedHashMap<String, String>();
    fields.put("_csrf", page.select("form[action=/directives] [name=_csrf]").attr("value"));
    fields.put("_once", UUID.randomUUID().toString());
    fields.putAll(
        Map.of(
            "kind",
            "document",
            "title",
            title,
            "language",
            "en",
            "access",
            "internal",
            "body",
            "Text."));
    return fields;
  }

  private long count(String title) {
    return sql.sql("select count(*) from directives.directive where title = ?")
        .param(title)
        .query(Long.class)
        .single();
  }
}
