package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.directives.Given.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class DirectivePagesTests {
  private final Given given;
  private final Directives directives;
  private final Receipts receipts;
  private final DemoPeople people;
  private final int port;

  DirectivePagesTests(
      Given given,
      Directives directives,
      Receipts receipts,
      DemoPeople people,
      @LocalServerPort int port) {
    this.given = given;
    this.directives = directives;
    this.receipts = receipts;
    this.people = people;
    this.port = port;
  }

  private Browser browser(String login) {
    return new Browser(port).in("en").signedInAs(login);
  }

  private static final Map<String, String> WATER =
      Map.of("title", "Opinions <b>on</b> water", "body", "Repair it.\r\nAgain: repair it all.");

  @Test
  void aSecretaryRegistersMarksAndSendsDownWithoutJavaScript() {
    var browser = browser("fengyue.secretary");
    var clauses = browser.submit(browser.get("/directives/new"), "/directives", WATER);
    assertThat(clauses.status()).isEqualTo(200);
    assertThat(clauses.page().select("[data-clause-source]").first().wholeText())
        .isEqualTo("Repair it.\nAgain: repair it all.");
    var path = clauses.address().getPath();
    var marked = browser.submit(clauses, path, Map.of("quote", "repair it all.", "kind", "target"));
    assertThat(marked.page().select("mark").text()).isEqualTo("repair it all.");
    var refused = browser.submit(marked, path, Map.of("quote", "mend it"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text()).contains("do not stand in the text");
    assertThat(refused.page().select("#quote").text()).isEqualTo("mend it");

    var directive = path.replace("/clauses", "");
    var summary = browser.get(directive + "/sending/summary?level=county");
    assertThat(summary.page().select("h1").text()).isEqualTo("Send it to 2 bodies?");
    var sent = browser.submit(summary, directive + "/sending", Map.of());
    assertThat(sent.page().select("h1").text()).isEqualTo("Opinions <b>on</b> water");
    assertThat(sent.page().select("tbody tr")).hasSize(3);

    var county = browser("qingtan.secretary");
    assertThat(county.get("/desk").page().select(".queue a[href=" + directive + "]")).isNotEmpty();
    var acknowledged = county.submit(county.get(directive), "/receipts/", Map.of());
    assertThat(acknowledged.page().select(".banner[role=status]").text()).contains("Acknowledged");
    var matrix = browser.get(directive + "/coverage");
    assertThat(matrix.page().select(".matrix thead th")).hasSize(4);
    for (var link : matrix.page().select("main table a")) {
      assertThat(browser.get(link.attr("href")).status()).as(link.attr("href")).isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeTakenIsRefusedWithASentenceAndKept() {
    var browser = browser("fengyue.secretary");
    var form = browser.get("/directives/new");
    for (var wrong :
        List.of(
            Map.of("title", " "),
            Map.of("dated", "2999-01-01"),
            Map.of("dated", "yesterday"),
            Map.of("kind", "decree"),
            Map.of("access", "open"),
            Map.of("title", "t".repeat(501)))) {
      var fields = new HashMap<>(WATER);
      fields.putAll(wrong);
      var answer = browser.submit(form, "/directives", fields);
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.page().select("[role=alert]").text()).isNotBlank();
      assertThat(answer.page().select("#body").text()).contains("repair it all");
    }
  }

  @Test
  void aForeignSecretaryReachesNothing() {
    var city = people.as("fengyue.secretary");
    var id = given.directive(city).id();
    var clause = given.clause(city, id);
    var county = people.as("qingtan.secretary").bodyId();
    done(receipts.send(city, id, List.of(county)));
    var receipt = receipts.ofBody(id, county).orElseThrow().id();
    var foreign = browser("luoyan.secretary");
    for (var path :
        List.of(
            "/directives/" + id,
            "/directives/" + id + "/clauses",
            "/directives/" + id + "/sending",
            "/directives/" + id + "/sending/summary?to=" + county,
            "/directives/" + id + "/receipts",
            "/directives/" + id + "/coverage",
            "/directives/" + id + "/coverage?under=" + county,
            "/directives/" + id + "/coverage?clause=1&state=unknown",
            "/directives/" + id + "/coverage/" + county + "/1",
            "/clauses/" + clause,
            "/receipts/" + receipt,
            "/line/directive/" + id,
            "/line/clause/" + clause,
            "/line/receipt/" + receipt)) {
      assertThat(foreign.get(path).status()).as(path).isEqualTo(404);
    }
    var token = foreign.get("/directives/new").page().select("[name=_csrf]").attr("value");
    for (var path :
        List.of(
            "/directives/" + id + "/clauses",
            "/directives/" + id + "/sending",
            "/directives/" + id + "/conveyances",
            "/clauses/" + clause + "/correction",
            "/clauses/" + clause + "/removal",
            "/clauses/" + clause + "/coverage",
            "/receipts/" + receipt + "/acknowledgement",
            "/receipts/" + receipt + "/return")) {
      var fields =
          Map.of(
              "_csrf",
              token,
              "kind",
              "target",
              "quote",
              "x",
              "state",
              "covered",
              "reason",
              "x",
              "means",
              "circulation",
              "on",
              "2026-01-01",
              "to",
              String.valueOf(county));
      assertThat(foreign.post(path, fields).status()).as(path).isEqualTo(404);
    }
    assertThat(foreign.get("/directives").body()).doesNotContain("/directives/" + id + "\"");
    assertThat(directives.clauses(id)).hasSize(1);
  }

  @Test
  void everyPageIsInChineseForWhoeverReadsChinese() {
    var city = people.as("fengyue.secretary");
    var id = given.directive(city).id();
    var clause = given.clause(city, id);
    var browser = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary");
    for (var path :
        List.of(
            "/directives",
            "/directives/new",
            "/directives/" + id,
            "/directives/" + id + "/clauses",
            "/directives/" + id + "/sending",
            "/directives/" + id + "/sending/summary?level=county",
            "/directives/" + id + "/coverage",
            "/directives/" + id + "/coverage?clause=1&state=unknown",
            "/directives/" + id + "/coverage/" + city.bodyId() + "/1",
            "/directives/" + id + "/receipts",
            "/clauses/" + clause)) {
      var page = browser.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.page().select("main").text()).as(path).doesNotContain("directives.");
      assertThat(page.page().select("h1")).as(path).hasSize(1);
    }
  }
}
