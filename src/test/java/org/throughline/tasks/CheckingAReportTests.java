package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A county's official is shown what their report shares with a sibling's before it is sent; then
/// the verifier is.
@ProductTest
class CheckingAReportTests {
  private static final String THEIRS =
      "The dyke keepers rowed along the north bank by lantern, drove 48 stakes into the soft place by the alder and found a fox's den in the clay. <script>alert(1)</script> The ferryman keeps the spare stakes beneath his porch until the frost.";
  private static final String COPIED = THEIRS.replace("48", "60").replace("lantern", "torch");

  private final int port;
  private final TaskOffice office;
  private final DemoPeople people;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final ReportSameness sameness;

  CheckingAReportTests(
      @LocalServerPort int port,
      TaskOffice office,
      DemoPeople people,
      Tasks tasks,
      TakingUp takingUp,
      Reports reports,
      ReportSameness sameness) {
    this.port = port;
    this.office = office;
    this.people = people;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.sameness = sameness;
  }

  /// Qingtan has reported; Heyu's task of the same cascade waits for its report.
  private long heyusTask() {
    var parent = office.accepted();
    done(reports.report(people.as("qingtan.water.head"), led(parent, "qingtan"), said(THEIRS)));
    return led(parent, "heyu");
  }

  private long led(long parent, String county) {
    var head = people.as(county + ".water.head");
    var id =
        done(
            tasks.issue(
                people.as("fengyue.water.head"),
                office
                    .sketch()
                    .from(new Origin.OfTask(parent))
                    .ledBy(head.organisationId())
                    .supervisedBy(people.as("fengyue.supervisor").organisationId())
                    .due(office.in(10))
                    .task()));
    done(takingUp.accept(head, id, null));
    return id;
  }

  private static NewReport said(String text) {
    return new NewReport(Progress.DONE, text, null, List.of());
  }

  private Browser as(String login, String language) {
    return new Browser(port).in(language).signedInAs(login);
  }

  private Browser.Answer send(Browser browser, long id, String text) {
    var fields = new LinkedHashMap<String, String>();
    browser
        .get("/tasks/" + id)
        .page()
        .select("form[action$=/reports] input[type=hidden]")
        .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    fields.put("progress", "done");
    fields.put("text", text);
    return browser.postMultipart(
        "/tasks/" + id + "/reports",
        fields,
        Map.of(
            "files", new Browser.Upload("stakes.txt", "sixty".getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aCopyIsHeldShownAndSentAsItIsWithItsFilesAndARemark() {
    var id = heyusTask();
    var author = as("heyu.water.official", "en");
    var check = send(author, id, COPIED);
    assertThat(check.address().getPath()).isEqualTo("/tasks/" + id + "/report-check");
    assertThat(reports.of(id)).isEmpty();
    assertThat(check.page().select("main").text())
        .contains("sibling organisation", "not open to you", "stakes.txt")
        .doesNotContain("lantern", "Qingtan");
    assertThat(check.page().select("mark").text()).contains("drove 60 stakes");
    assertThat(check.page().select("main script")).isEmpty();
    assertThat(author.get("/tasks/" + id).page().select("#sameness + .banner").text())
        .contains("not been sent");

    var sent =
        author.submit(
            new Browser.Answer(200, check.address(), onlyForm(check, "as-is"), check.raw()),
            "/tasks/" + id + "/reports",
            Map.of("sameness_remark", "Written together. <b>"));
    assertThat(sent.address().getPath()).isEqualTo("/tasks/" + id);
    assertThat(reports.of(id))
        .singleElement()
        .satisfies(report -> {
          assertThat(report.text()).isEqualTo(COPIED);
          assertThat(report.evidence()).extracting(Evidence::name).containsExactly("stakes.txt");
        });
    assertThat(author.get("/tasks/" + id + "/report-check").address().getPath())
        .isEqualTo("/tasks/" + id);

    var verifier = as("fengyue.supervisor", "en").get("/tasks/" + id).page();
    assertThat(verifier.select("#sameness ~ * mark").text()).contains("drove 60 stakes", "48");
    assertThat(verifier.select("main").text()).contains("Qingtan Water", "Written together. <b>");
    var chinese = as("fengyue.supervisor", "zh-Hans").get("/tasks/" + id).page();
    assertThat(chinese.select("main").text()).contains("雷同提示", "青潭县水务局");
  }

  private static String onlyForm(Browser.Answer answer, String id) {
    return answer.page().select("form#" + id).outerHtml();
  }

  @Test
  void goingOnWritingKeepsFilesAndSendsOnceNothingIsFound() {
    var id = heyusTask();
    var author = as("heyu.water.official", "zh-Hans");
    var check = send(author, id, COPIED);
    assertThat(check.page().select("h1").text()).isEqualTo("报送前请看一眼");
    var still =
        author.submit(check, "/tasks/" + id + "/reports", Map.of("text", COPIED + " And rain."));
    assertThat(still.address().getPath()).endsWith("/report-check");
    assertThat(still.page().select("textarea#text").text()).contains("And rain.");
    var sent =
        author.submit(
            still,
            "/tasks/" + id + "/reports",
            Map.of(
                "text",
                "Our bank is of stone. A mason from the hills pointed the joints; it cost two carts of lime."));
    assertThat(sent.address().getPath()).isEqualTo("/tasks/" + id);
    assertThat(reports.of(id).getFirst().evidence()).hasSize(1);
    assertThat(sameness.of(List.of(reports.of(id).getFirst().id()))).isEmpty();
  }

  @Test
  void aDraftIsSeenByItsAuthorOnlyAndCanBeThrownAway() {
    var id = heyusTask();
    var author = as("heyu.water.official", "en");
    var check = send(author, id, COPIED);
    assertThat(
            as("heyu.water.head", "en").get("/tasks/" + id + "/report-check").address().getPath())
        .isEqualTo("/tasks/" + id);
    assertThat(as("qingtan.water.head", "en").get("/tasks/" + id + "/report-check").status())
        .isEqualTo(404);
    assertThat(as("fengyue.supervisor", "en").get("/tasks/" + id + "/report-check").status())
        .isEqualTo(403);
    author.submit(check, "/tasks/" + id + "/report-check/discarding", Map.of());
    assertThat(author.get("/tasks/" + id + "/report-check").address().getPath())
        .isEqualTo("/tasks/" + id);
    assertThat(reports.of(id)).isEmpty();
  }

  @Test
  void othersWhoOnlySeeTheTaskAreNotShownItsSameness() {
    var id = heyusTask();
    done(reports.report(people.as("heyu.water.head"), id, said(COPIED)));
    assertThat(as("heyu.culture.head", "en").get("/tasks/" + id).page().text())
        .contains("sibling organisation")
        .doesNotContain("lantern");
    assertThat(sameness.of(List.of(reports.of(id).getFirst().id())).values())
        .singleElement()
        .satisfies(found -> assertThat(found.getFirst().share()).isGreaterThan(0.7));
  }

  @Test
  void thoseAboveSeeClauseByClauseHowManyResembleOthersAndNobodyElseDoes() {
    var page = as("fengyue.secretary", "en").get("/directives/1/sameness");
    assertThat(page.status()).isEqualTo(200);
    var row = page.page().select("tbody tr").first().select("td").eachText();
    assertThat(row.get(0)).isEqualTo("3");
    assertThat(row.get(2)).isEqualTo("1");
    assertThat(as("fengyue.water.official", "en").get("/directives/1/sameness").status())
        .isEqualTo(403);
    assertThat(as("fengyue.secretary", "zh-Hans").get("/directives/1/sameness").body())
        .contains("报告雷同情况");
    assertThat(as("fengyue.secretary", "en").get("/directives/987654/sameness").status())
        .isEqualTo(404);
  }
}
