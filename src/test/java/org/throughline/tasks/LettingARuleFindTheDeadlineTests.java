package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.calendars.Deadlines;
import org.throughline.shared.Language;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class LettingARuleFindTheDeadlineTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Tasks tasks;
  private final DeadlineRules rules;
  private final Deadlines deadlines;
  private final int port;

  LettingARuleFindTheDeadlineTests(
      DemoPeople people,
      TaskOffice office,
      Tasks tasks,
      DeadlineRules rules,
      Deadlines deadlines,
      @LocalServerPort int port) {
    this.people = people;
    this.office = office;
    this.tasks = tasks;
    this.rules = rules;
    this.deadlines = deadlines;
    this.port = port;
  }

  @Test
  void theDayIsCountedShownAndKeptWithItsSentenceAndVersion() {
    var browser = new Browser(port).in("en").signedInAs("fengyue.secretary");
    var from = office.in(1);
    var found =
        deadlines
            .byRule(people.as("fengyue.secretary").bodyId(), "common/ten-days", from)
            .orElseThrow();
    var blank = browser.get("/tasks/new");
    var counted = count(browser, blank, "common/ten-days", from.toString());
    assertThat(counted.status()).isEqualTo(200);
    assertThat(counted.page().select("#date").attr("value")).isEqualTo(found.date().toString());
    assertThat(counted.page().select("#deadline-found").text()).contains(found.sentenceEn());
    var again = count(browser, blank, "common/twenty-days", from.toString());
    assertThat(again.page().select("#deadline-found").text()).contains("20 working days");
    var issued = browser.submit(counted, "/tasks", Map.of());
    assertThat(issued.page().text()).contains(found.sentenceEn(), "version 1 of the rule");
    var id = Long.parseLong(issued.address().getPath().replaceAll("\\D", ""));
    var task = tasks.get(people.as("fengyue.secretary"), id);
    assertThat(task.deadline()).isEqualTo(found.date());
    assertThat(rules.of(task, Language.CHINESE))
        .contains(new DeadlineRules.Told(found.sentenceZh(), 1));
  }

  @Test
  void anotherDayDropsTheRuleAndAWrongRuleIsRefused() {
    var browser = new Browser(port).in("en").signedInAs("fengyue.secretary");
    var counted =
        count(browser, browser.get("/tasks/new"), "common/ten-days", office.in(1).toString());
    var other = office.in(40).toString();
    var issued = browser.submit(counted, "/tasks", Map.of("date", other));
    var id = Long.parseLong(issued.address().getPath().replaceAll("\\D", ""));
    var task = tasks.get(people.as("fengyue.secretary"), id);
    assertThat(task.deadline()).isEqualTo(LocalDate.parse(other));
    assertThat(rules.of(task, Language.ENGLISH)).isEmpty();
    // A form once sent is answered as it was: these are new ones.
    var fresh = browser.get("/tasks/new");
    assertThat(count(browser, fresh, "common/ten-days", "soon").status()).isEqualTo(422);
    assertThat(count(browser, fresh, "no/such", other).status()).isEqualTo(422);
    assertThat(count(browser, fresh, "nonsense", "").status()).isEqualTo(422);
  }

  @Test
  void handingDownShowsTheLatestDaysAndWarnsWhereThereIsTooLittleTime() {
    var parent = office.accepted();
    var browser = new Browser(port).in("en").signedInAs("fengyue.water.head");
    var form = browser.get("/tasks/new?parent=" + parent);
    assertThat(form.body()).contains("Latest days, counted back from");
    var counted =
        browser.post(
            "/tasks/" + parent + "/subtasks/deadline",
            Map.of(
                "_csrf", form.page().select("input[name=_csrf]").attr("value"),
                "date", office.in(1).toString(),
                "lead", String.valueOf(people.as("qingtan.water.head").organisationId())));
    assertThat(counted.page().text()).contains("Not enough time: Qingtan County");
    assertThat(done(office.accept(people.as("qingtan.water.head"), office.handedDown(parent))))
        .isPositive();
  }

  /// The form as it was shown, sent by its button for counting.
  private Browser.Answer count(Browser browser, Browser.Answer shown, String rule, String from) {
    var token = shown.page().select("form.form input[name=_csrf]").attr("value");
    return browser.post(
        "/tasks/deadline",
        Map.ofEntries(
            Map.entry("_csrf", token),
            Map.entry("_once", shown.page().select("form.form input[name=_once]").attr("value")),
            Map.entry("own", "It failed."),
            Map.entry("title", "Repair the stations"),
            Map.entry("text", ""),
            Map.entry("lead", String.valueOf(people.as("fengyue.water.head").organisationId())),
            Map.entry(
                "supervisor", String.valueOf(people.as("fengyue.supervisor").organisationId())),
            Map.entry("timing", "deadline"),
            Map.entry("access", "internal"),
            Map.entry("byRule", rule),
            Map.entry("countedFrom", from)));
  }
}
