package org.throughline.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.organisations.Organisations;
import org.throughline.support.Browser;
import org.throughline.support.EmptyProductTest;

/// The first day, in order: what is refused leaves it the first day.
@EmptyProductTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BeginningTests {
  private static final Map<String, String> FORM =
      Map.of(
          "nameZh",
          "青石镇",
          "kind",
          "township",
          "person",
          "宁远",
          "login",
          "ning",
          "password",
          "a long and quiet river");

  private final Organisations organisations;
  private final int port;

  BeginningTests(Organisations organisations, @LocalServerPort int port) {
    this.organisations = organisations;
    this.port = port;
  }

  @Test
  @Order(1)
  void everyWayInLeadsToTheFirstRun() {
    for (var path : new String[] {"/", "/sign-in", "/desk"}) {
      assertThat(new Browser(port).get(path).address().getPath()).as(path).isEqualTo("/first-run");
    }
  }

  @Test
  @Order(2)
  void whatIsMissingOrWeakIsRefusedAndNothingBegins() {
    var browser = new Browser(port).in("zh-Hans");
    refused(browser, "password", "short");
    refused(browser, "password", "passwordpassword");
    refused(browser, "nameZh", " ");
    refused(browser, "kind", "empire");
    refused(browser, "person", "");
    refused(browser, "login", "");
    assertThat(organisations.none()).isTrue();
  }

  private static void refused(Browser browser, String field, String value) {
    var fields = new java.util.HashMap<>(FORM);
    fields.put(field, value);
    var answer = browser.submit(browser.get("/first-run"), "/first-run", fields);
    assertThat(answer.status()).as(field).isEqualTo(422);
    assertThat(answer.page().select("[role=alert]").text()).as(field).isNotBlank();
    assertThat(answer.body()).doesNotContain(fields.get("password"));
  }

  @Test
  @Order(3)
  void theFirstAdministratorBeginsAndSignsIn() {
    var browser = new Browser(port).in("zh-Hans");
    var begun = browser.submit(browser.get("/first-run"), "/first-run", FORM);
    assertThat(begun.address().getPath()).isEqualTo("/sign-in");
    var desk =
        browser.submit(
            browser.get("/sign-in"),
            "/sign-in",
            Map.of("login", "ning", "password", FORM.get("password")));
    assertThat(desk.address().getPath()).isEqualTo("/desk");
    assertThat(desk.page().select(".who__post").text()).contains("宁远");
    assertThat(browser.get("/organisations").body()).contains("青石镇");
  }

  @Test
  @Order(4)
  void itBeginsOnce() {
    var browser = new Browser(port);
    assertThat(browser.get("/first-run").status()).isEqualTo(404);
    assertThat(browser.get("/sign-in").page().select(".accounts"))
        .as("no demo accounts outside the demo")
        .isEmpty();
  }
}
