package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

/// Programmes and recurring obligations are put right while they go on, and samples drawn from
/// them, through the pages.
@ProductTest
class ChangingWhatGoesOnTests {
  private final DSLContext sql;
  private final TaskOffice office;
  private final int port;

  ChangingWhatGoesOnTests(DSLContext sql, TaskOffice office, @LocalServerPort int port) {
    this.sql = sql;
    this.office = office;
    this.port = port;
  }

  private Browser as(String login) {
    return new Browser(port).in("en").signedInAs(login);
  }

  private long programme(Browser browser, String name) {
    var made =
        browser.submit(
            browser.get("/programmes"), "/programmes", Map.of("nameEn", name, "kind", "county"));
    assertThat(made.status()).isEqualTo(200);
    return id(made);
  }

  private static long id(Browser.Answer answer) {
    return Long.parseLong(answer.address().getPath().replaceAll("\\D", ""));
  }

  @Test
  void aProgrammeIsRenamedAndItsOldNameStaysInTheTrail() {
    var browser = as("fengyue.secretary");
    var id = programme(browser, "Clean brooks");
    var path = "/programmes/" + id;
    var answer =
        browser.submit(
            browser.get(path), path + "/name", Map.of("nameEn", "Clear brooks", "nameZh", "清溪行动"));
    assertThat(answer.page().select("h1").text()).isEqualTo("Clear brooks");
    assertThat(
            sql.fetchValues(
                "select detail from audit.entry where action = 'programme.renamed' and record_id = "
                    + id))
        .isEqualTo(List.of("Clean brooks → Clear brooks"));
    var refused =
        browser.submit(browser.get(path), path + "/name", Map.of("nameEn", "", "nameZh", " "));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("details[open] #name-en").val()).isEmpty();
    assertThat(browser.get(path).page().select("h1").text()).isEqualTo("Clear brooks");
  }

  @Test
  void nobodyRenamesAnothersProgramme() {
    var path = "/programmes/" + programme(as("fengyue.secretary"), "Ours");
    var stranger = as("heyu.secretary");
    var token = stranger.get("/programmes").page().select("main input[name=_csrf]").val();
    assertThat(stranger.post(path + "/name", Map.of("nameEn", "Theirs", "_csrf", token)).status())
        .isIn(403, 404);
    assertThat(as("fengyue.water.head").get(path).page().select("form[action$=/name]")).isEmpty();
  }

  private long recurrence(Browser browser) {
    var made =
        browser.submit(
            browser.get("/tasks/new"),
            "/tasks",
            Map.ofEntries(
                Map.entry("title", "Report the low water"),
                Map.entry("own", "Low water comes every year."),
                Map.entry("lead", String.valueOf(office.sketch().task().leadOrganisationId())),
                Map.entry("timing", "deadline"),
                Map.entry("date", office.in(20).toString()),
                Map.entry("repeat", "month"),
                Map.entry("every", "1"),
                Map.entry("leadDays", "0")));
    assertThat(made.address().getPath()).startsWith("/recurrences/");
    return id(made);
  }

  private static Map<String, String> change(String title, String every, String until) {
    return Map.of(
        "title",
        title,
        "text",
        "",
        "unit",
        "week",
        "every",
        every,
        "until",
        until,
        "leadDays",
        "30");
  }

  @Test
  void aRecurringObligationIsChangedForWhatComes() {
    var browser = as("fengyue.secretary");
    var id = recurrence(browser);
    var path = "/recurrences/" + id;
    assertThat(issued(id)).isZero();
    var answer =
        browser.submit(
            browser.get(path), path, change("Report the water", "2", office.in(40).toString()));
    assertThat(answer.page().select("h1").text()).isEqualTo("Report the water");
    assertThat(issued(id)).as("the first is due within the thirty days").isEqualTo(1);
    browser.submit(browser.get(path), path, change("Report all water", "2", ""));
    assertThat(sql.fetchValues("select title from tasks.task where recurrence_id = " + id))
        .as("what has been issued stays as it is")
        .isEqualTo(List.of("Report the water"));
    assertThat(
            sql.fetchValues(
                "select detail from audit.entry where action = 'recurrence.changed' and record_id = "
                    + id
                    + " order by id"))
        .isEqualTo(
            List.of(
                "Report the low water → Report the water", "Report the water → Report all water"));
  }

  private int issued(long id) {
    return sql.fetchCount(
        throughline.db.tasks.Tables.TASK, throughline.db.tasks.Tables.TASK.RECURRENCE_ID.eq(id));
  }

  @Test
  void whatCannotBeIsRefusedAndStaysInTheForm() {
    var browser = as("fengyue.secretary");
    var path = "/recurrences/" + recurrence(browser);
    for (var wrong :
        List.of(
            change("", "1", ""),
            change("x".repeat(201), "1", ""),
            change("Title", "0", ""),
            change("Title", "61", ""),
            change("Title", "1", "2026-02-31"),
            change("Title", "1", "1999-01-01"))) {
      var answer = browser.submit(browser.get(path), path, wrong);
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.page().select("details[open] #title").val()).isEqualTo(wrong.get("title"));
    }
    browser.submit(browser.get(path), path + "/end", Map.of());
    assertThat(browser.get(path).page().select("form[action$='" + path + "']")).isEmpty();
  }

  @Test
  void aSampleIsDrawnFromAThemeAndFromAProgramme() {
    var secretary = as("fengyue.secretary");
    var programme = programme(secretary, "Culverts for all");
    var one = office.reportedDone();
    var other = office.reportedDone();
    sql.execute(
        "update tasks.task set themes = '{culverts}' where id in (%d, %d)".formatted(one, other));
    sql.execute(
        "update tasks.task set programme_id = %d where id = %d".formatted(programme, other));
    var supervisor = as("fengyue.supervisor");
    var shown = supervisor.get("/samples");
    assertThat(shown.page().select("#from option").eachText())
        .contains("On the theme: culverts (2)", "Of the programme: Culverts for all (1)");
    var drawn = draw(supervisor, shown, "programme:" + programme);
    assertThat(drawn.page().text()).contains("of the programme Culverts for all");
    var rest = draw(supervisor, supervisor.get("/samples"), "theme:culverts");
    assertThat(rest.page().text()).contains("on the theme culverts");
    assertThat(
            sql.fetchValues("select task_id from tasks.sample_task where sample_id = " + id(rest)))
        .as("the other one is in a set already")
        .isEqualTo(List.of(one));
    assertThat(draw(supervisor, supervisor.get("/"), "theme:").status()).isEqualTo(422);
  }

  private static Browser.Answer draw(Browser browser, Browser.Answer shown, String from) {
    var fields = Map.of("from", from, "how", "percent", "amount", "100", "level", "documented");
    if (shown.page().select("form[action=/samples]").isEmpty()) {
      var token = browser.get("/imports").page().select("input[name=_csrf]").val();
      var all = new java.util.HashMap<>(fields);
      all.put("_csrf", token);
      return browser.post("/samples", all);
    }
    return browser.submit(shown, "/samples", fields);
  }
}
