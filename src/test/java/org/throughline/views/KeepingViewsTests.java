package org.throughline.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Through the pages, as whoever keeps a view and whoever shares it sees them.
@ProductTest
class KeepingViewsTests {
  private static final String LATE = "late=true&view=all";

  private final DSLContext sql;
  private final DemoPeople people;
  private final int port;

  KeepingViewsTests(DSLContext sql, DemoPeople people, @LocalServerPort int port) {
    this.sql = sql;
    this.people = people;
    this.port = port;
  }

  @BeforeEach
  void nobodyKeepsAnything() {
    sql.execute("delete from views.kept");
  }

  private Browser as(String login) {
    return new Browser(port).in("en").signedInAs(login);
  }

  private static Browser.Answer keep(
      Browser browser, String list, String query, Map<String, String> fields) {
    var shown = browser.get(list + "?" + query);
    return browser.submit(shown, "/views", fields);
  }

  private int kept() {
    return sql.fetchCount(throughline.db.views.Tables.KEPT);
  }

  @Test
  void aFilterIsKeptUnderANameAndFoundAboveItsList() {
    var browser = as("fengyue.secretary");
    var after = keep(browser, "/tasks", "view=all&state=&page=2&late=true", Map.of("name", "Late"));
    assertThat(after.address().getQuery()).startsWith(LATE);
    assertThat(after.page().select(".views a[aria-current]").text()).isEqualTo("Late");
    assertThat(after.page().select(".views a[aria-current]").attr("href"))
        .isEqualTo("/tasks?" + LATE);
    assertThat(after.page().select(".views form")).isEmpty();
    assertThat(browser.get("/meetings?view=done").page().select(".views a")).isEmpty();
    assertThat(as("fengyue.chair").get("/tasks?view=all").page().select(".views a")).isEmpty();
  }

  @Test
  void aListOpensWithTheViewChosenForIt() {
    var browser = as("fengyue.secretary");
    keep(browser, "/tasks", LATE, Map.of("name", "Late", "opens", "true"));
    assertThat(browser.get("/tasks").address().getQuery()).isEqualTo(LATE);
    assertThat(browser.get("/tasks?usual=1").address().getQuery()).isEqualTo("usual=1");
    var page = browser.get("/views");
    var form = page.page().selectFirst("form[action$=/opening]");
    browser.submit(page, form.attr("action"), Map.of());
    assertThat(browser.get("/tasks").address().getQuery()).isNull();
  }

  @Test
  void aSharedViewShowsEachReaderWhatTheyMaySee() {
    keep(
        as("fengyue.water.official"),
        "/tasks",
        "view=all&state=closed",
        Map.of("name", "Ours", "share", "true"));
    var unit = people.as("fengyue.water.official").organisationId();
    assertThat(people.as("fengyue.water.head").organisationId()).isEqualTo(unit);
    assertThat(as("fengyue.water.head").get("/tasks?usual=1").page().select(".views").text())
        .contains("Ours (shared)");
    assertThat(as("fengyue.chair").get("/tasks?usual=1").page().select(".views")).isEmpty();
    assertThat(as("heyu.secretary").get("/tasks?usual=1").page().select(".views")).isEmpty();
  }

  @Test
  void whatIsSharedNoLongerOpensNobodyElsesList() {
    var owner = as("fengyue.water.official");
    keep(owner, "/tasks", LATE, Map.of("name", "Late", "share", "true"));
    var head = as("fengyue.water.head");
    var views = head.get("/views");
    head.submit(views, views.page().selectFirst("form[action$=/opening]").attr("action"), Map.of());
    assertThat(head.get("/tasks").address().getQuery()).isEqualTo(LATE);
    var page = owner.get("/views");
    var id = page.page().selectFirst("form[action$=/name]").attr("action");
    owner.post(
        id,
        Map.of(
            "_csrf",
            page.page().selectFirst("form[action$=/name] input[name=_csrf]").val(),
            "name",
            "Mine"));
    assertThat(head.get("/tasks").address().getQuery()).isNull();
    assertThat(head.get("/views").page().text()).doesNotContain("Mine");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Give the view a name",
    "'Late', You have a view of this name",
    "'late', You have a view of this name",
    "'1234567890123456789012345678901234567890123456789012345678901', at most 60"
  })
  void aNameThatCannotBeIsRefusedInASentence(String name, String sentence) {
    var browser = as("fengyue.secretary");
    keep(browser, "/tasks", LATE, Map.of("name", "Late"));
    var shown = browser.get("/tasks?view=all&state=closed");
    var answer = browser.submit(shown, "/views", Map.of("name", name));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select(".banner--refusal").text()).contains(sentence);
    assertThat(answer.page().select("#keep-name").val()).isEqualTo(name);
    assertThat(kept()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"/tasks, ''", "/tasks, page=3", "/tasks, {x}=1", "/tasks, 'view=a b'"})
  void whatIsNoFilterOfOursIsRefused(String list, String query) {
    var browser = as("fengyue.secretary");
    var answer =
        browser.submit(
            browser.get("/tasks?" + LATE),
            "/views",
            Map.of("name", "A", "list", list, "query", query));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(kept()).isZero();
  }

  @Test
  void whoDoesNotSeeAViewDoesNotFindIt() {
    keep(as("fengyue.secretary"), "/tasks", LATE, Map.of("name", "Late"));
    var id = sql.fetchValue("select id from views.kept").toString();
    var stranger = as("heyu.secretary");
    keep(stranger, "/tasks", LATE, Map.of("name", "Theirs"));
    var page = stranger.get("/views");
    for (var act : new String[] {"name", "opening", "removal"}) {
      var answer =
          stranger.post(
              "/views/" + id + "/" + act,
              Map.of(
                  "_csrf", page.page().selectFirst("input[name=_csrf]").val(),
                  "name", "Stolen",
                  "opens", "true"));
      assertThat(answer.status()).isEqualTo(404);
    }
    assertThat(sql.fetchValue("select name from views.kept where id = " + id)).isEqualTo("Late");
  }

  @Test
  void everyChangeIsInTheTrail() {
    var browser = as("fengyue.secretary");
    keep(browser, "/tasks", LATE, Map.of("name", "Trailed"));
    var page = browser.get("/views");
    browser.submit(
        page, page.page().selectFirst("form[action$=/removal]").attr("action"), Map.of());
    assertThat(kept()).isZero();
    assertThat(
            sql.fetchValues(
                "select action from audit.entry where detail = '/tasks: Trailed' order by id"))
        .isEqualTo(java.util.List.of("view.kept", "view.dropped"));
  }

  @Test
  void theDatabaseHoldsOneOfANameToo() {
    var person = people.as("fengyue.secretary").personId();
    var insert =
        "insert into views.kept (person_id, path, query, name) values (%d, '/tasks', 'a=b', '%s')";
    sql.execute(insert.formatted(person, "One"));
    assertThatThrownBy(() -> sql.execute(insert.formatted(person, "ONE")))
        .hasMessageContaining("one_of_a_name");
    assertThatThrownBy(() -> sql.execute(insert.formatted(person, "Two").replace("a=b", "")))
        .hasMessageContaining("kept_query_check");
  }
}
