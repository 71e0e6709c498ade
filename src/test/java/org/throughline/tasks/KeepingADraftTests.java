package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A report that is not sent yet is kept whole until it is.
@ProductTest
class KeepingADraftTests {
  private final int port;
  private final DemoPeople people;
  private final TaskOffice office;
  private final Reports reports;
  private final ReportDrafts drafts;

  KeepingADraftTests(
      @LocalServerPort int port,
      DemoPeople people,
      TaskOffice office,
      Reports reports,
      ReportDrafts drafts) {
    this.port = port;
    this.people = people;
    this.office = office;
    this.reports = reports;
    this.drafts = drafts;
  }

  private Browser author() {
    return new Browser(port).in("en").signedInAs("fengyue.water.official");
  }

  private Browser.Answer kept(Browser author, long id, String text) {
    var fields = ReportingFiguresOnATaskTests.hidden(author.get("/tasks/" + id));
    fields.put("progress", "behind");
    fields.put("text", text);
    fields.put("notes", "two stakes, one rope");
    return author.postMultipart(
        "/tasks/" + id + "/saved-report",
        fields,
        Map.of(
            "files", new Browser.Upload("stakes.txt", "sixty".getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void wordsAndFilesAreThereAfterLeavingThePageAndAreSentTogether() {
    var id = office.accepted();
    var author = author();
    var page = kept(author, id, "Half a sentence");
    assertThat(page.page().select("#text-report").text()).isEqualTo("Half a sentence");
    assertThat(page.page().select("#report").text()).contains("stakes.txt");
    assertThat(page.page().select("#sameness + .banner")).isEmpty();
    assertThat(reports.of(id)).isEmpty();
    author.get("/desk");
    var back = author.get("/tasks/" + id);
    assertThat(back.page().select("#report").hasAttr("open")).isTrue();
    var fields = ReportingFiguresOnATaskTests.hidden(back);
    fields.put("progress", "behind");
    fields.put("text", "A whole sentence about the alder and its roots.");
    author.postMultipart("/tasks/" + id + "/reports", fields, Map.of());
    assertThat(reports.of(id))
        .singleElement()
        .satisfies(report ->
            assertThat(report.evidence()).extracting(Evidence::name).containsExactly("stakes.txt"));
    assertThat(drafts.of(people.as("fengyue.water.official"), id)).isEmpty();
  }

  @Test
  void aKeptFileIsLeftOutWhereItsAuthorSaysSo() {
    var id = office.accepted();
    var author = author();
    var fields = ReportingFiguresOnATaskTests.hidden(kept(author, id, "Half a sentence"));
    fields.put("progress", "behind");
    fields.put("text", "A whole sentence about the willow and its shade.");
    fields.put("drop", "0");
    author.postMultipart("/tasks/" + id + "/reports", fields, Map.of());
    assertThat(reports.of(id).getFirst().evidence()).isEmpty();
  }

  @Test
  void savingAgainKeepsTheFilesAndThereIsOneDraft() {
    var id = office.accepted();
    var author = author();
    var fields = ReportingFiguresOnATaskTests.hidden(kept(author, id, "Half a sentence"));
    fields.put("text", "Two thirds");
    author.postMultipart("/tasks/" + id + "/saved-report", fields, Map.of());
    var held = drafts.of(people.as("fengyue.water.official"), id).orElseThrow();
    assertThat(held.text()).isEqualTo("Two thirds");
    assertThat(held.files())
        .singleElement()
        .satisfies(file -> assertThat(file.name()).isEqualTo("stakes.txt"));
    assertThat(drafts.of(people.as("fengyue.water.head"), id)).isEmpty();
  }

  @Test
  void aNoteWithACommaStaysOneNote() {
    var id = office.accepted();
    var page = kept(author(), id, "Half a sentence");
    assertThat(page.page().select("#note-0").val()).isEqualTo("two stakes, one rope");
  }

  @Test
  void aDraftThatIsThrownAwayLeavesNothing() {
    var id = office.accepted();
    var author = author();
    var page = kept(author, id, "Half a sentence");
    author.submit(page, "/tasks/" + id + "/report-check/discarding", Map.of());
    assertThat(author.get("/tasks/" + id).page().select("#text-report").text()).isEmpty();
    done(office.report(people.as("fengyue.water.official"), id, Progress.BEHIND));
  }
}
