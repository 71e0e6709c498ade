package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.db.tasks.Tables.EVIDENCE;
import static throughline.db.tasks.Tables.REPORT;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ReportingOnATaskTests {
  private static final byte[] HTML =
      "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

  private final int port;
  private final TaskOffice office;
  private final DemoPeople people;
  private final Reports reports;
  private final DSLContext sql;

  ReportingOnATaskTests(
      @LocalServerPort int port,
      TaskOffice office,
      DemoPeople people,
      Reports reports,
      DSLContext sql) {
    this.port = port;
    this.office = office;
    this.people = people;
    this.reports = reports;
    this.sql = sql;
  }

  private record File(String name, byte[] content) {}

  @Test
  void aDoubleClickIsOneReport() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    var fields = fields(official.get("/tasks/" + id), "behind", "The parts are late.");
    var first =
        send(official, id, fields, new File("parts.txt", "late".getBytes(StandardCharsets.UTF_8)));
    var second =
        send(official, id, fields, new File("parts.txt", "late".getBytes(StandardCharsets.UTF_8)));
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.address()).isEqualTo(first.address());
    assertThat(reports.of(id))
        .singleElement()
        .satisfies(report -> {
          assertThat(report.text()).isEqualTo("The parts are late.");
          assertThat(report.evidence()).extracting(Evidence::name).containsExactly("parts.txt");
        });
  }

  @Test
  void aReportForAnotherSaysWhoEnteredItAndForWhom() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    var head = people.as("fengyue.water.head").personId();
    var fields = fields(official.get("/tasks/" + id), "on_schedule", "On its way.");
    fields.put("behalf", Long.toString(head));
    assertThat(send(official, id, fields).page().select(".timeline").text())
        .contains("on behalf of");
    assertThat(reports.of(id)).extracting(Report::onBehalfOf).containsExactly(head);
    fields.put("behalf", Long.toString(people.as("fengyue.culture.head").personId()));
    fields.remove("_once");
    refused(send(official, id, fields), 422, "lead organisation only");
    assertThat(reports.of(id)).hasSize(1);
  }

  @Test
  void anEmptyFileIsRefusedAndTheWordsAreKept() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    var fields = fields(official.get("/tasks/" + id), "behind", "Words not to be lost.");
    var answer = send(official, id, fields, new File("nothing.pdf", new byte[0]));
    refused(answer, 422, "nothing.pdf is empty");
    assertThat(answer.page().select("textarea[name=text]").eachText())
        .contains("Words not to be lost.");
    nothingReported(id);
  }

  @Test
  void aReportWithoutWordsOrProgressOrWithTooManyFilesIsRefused() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    var page = official.get("/tasks/" + id);
    refused(send(official, id, fields(page, "behind", " ")), 422, "Say what was done");
    refused(send(official, id, fields(page, "somehow", "x")), 422, "Choose how the task stands");
    refused(send(official, id, fields(page, "behind", "x".repeat(10_001))), 422, "too long");
    var six = new File[6];
    java.util.Arrays.setAll(six, i -> new File(i + ".txt", new byte[] {'x'}));
    refused(send(official, id, fields(page, "behind", "x"), six), 422, "At most 5 files");
    nothingReported(id);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    var fields = fields(official.get("/tasks/" + id), "behind", "Large.");
    var answer = send(official, id, fields, new File("large.bin", new byte[20 * 1024 * 1024 + 1]));
    assertThat(answer.status()).isEqualTo(413);
    nothingReported(id);
  }

  @Test
  void aPageSentAsEvidenceIsServedAsAFileToKeep() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    send(
        official,
        id,
        fields(official.get("/tasks/" + id), "behind", "See the page."),
        new File("../../<b>report.html", HTML));
    var evidence = reports.of(id).getFirst().evidence().getFirst();
    assertThat(evidence.name()).isEqualTo("breport.html");
    assertThat(evidence.mediaType()).isEqualTo("text/plain");
    var answer = official.get("/evidence/" + evidence.id());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(new String(HTML, StandardCharsets.UTF_8));
    var headers = answer.raw().headers();
    assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(headers.firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void evidenceIsSeenByWhoeverSeesTheTaskAndByNobodyElse() {
    var id = office.accepted();
    var official = as("fengyue.water.official");
    send(
        official,
        id,
        fields(official.get("/tasks/" + id), "behind", "See."),
        new File("see.txt", new byte[] {'x'}));
    var path = "/evidence/" + reports.of(id).getFirst().evidence().getFirst().id();
    assertThat(as("fengyue.supervisor").get(path).status()).isEqualTo(200);
    assertThat(as("luoyan.water.head").get(path).status()).isEqualTo(404);
    assertThat(as("qingtan.secretary").get(path).status()).isEqualTo(404);
    assertThat(official.get("/evidence/987654321").status()).isEqualTo(404);
    assertThat(official.get("/evidence/x").status()).isEqualTo(404);
  }

  @Test
  void namesAndTypesOfFilesAreNotBelieved() {
    assertThat(EvidenceFiles.name("C:\\papers\\plan.pdf")).isEqualTo("plan.pdf");
    assertThat(EvidenceFiles.name("a\r\nb\u202Efdp.exe")).isEqualTo("abfdp.exe");
    assertThat(EvidenceFiles.name("..")).isEqualTo("file");
    assertThat(EvidenceFiles.name("报告 第一期.docx")).isEqualTo("报告 第一期.docx");
    assertThat(EvidenceFiles.name("x".repeat(400) + ".pdf")).hasSize(150).endsWith(".pdf");
    assertThat(EvidenceFiles.mediaType("%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("application/pdf");
    assertThat(EvidenceFiles.mediaType(new byte[] {0, 1, 2})).isEqualTo("application/octet-stream");
    assertThat(EvidenceFiles.mediaType("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("text/plain");
  }

  private void nothingReported(long id) {
    assertThat(sql.fetchCount(REPORT, REPORT.TASK_ID.eq(id))).isZero();
    assertThat(
            sql.fetchCount(
                sql.select(EVIDENCE.ID)
                    .from(EVIDENCE)
                    .join(REPORT)
                    .on(REPORT.ID.eq(EVIDENCE.REPORT_ID))
                    .where(REPORT.TASK_ID.eq(id))))
        .isZero();
  }

  private static void refused(Browser.Answer answer, int status, String sentence) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.page().select("[role=alert]").text()).contains(sentence);
  }

  private Browser as(String login) {
    return new Browser(port).in("en").signedInAs(login);
  }

  /// The hidden fields of the page's report form, with these two.
  private static Map<String, String> fields(Browser.Answer page, String progress, String text) {
    var fields = new LinkedHashMap<String, String>();
    page.page()
        .select("form[action$=/reports] input[type=hidden]")
        .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    assertThat(fields).containsKeys("_csrf", "_once");
    fields.put("progress", progress);
    fields.put("text", text);
    return fields;
  }

  private static Browser.Answer send(
      Browser browser, long id, Map<String, String> fields, File... files) {
    var boundary = "----throughline";
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        body.writeBytes(
            ("--"
                    + boundary
                    + "\r\nContent-Disposition: form-data; name=\""
                    + name
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
    for (var file : List.of(files)) {
      body.writeBytes(
          ("--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                  + file.name()
                  + "\"\r\nContent-Type: text/html\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return browser.send(
        HttpRequest.newBuilder(browser.root().resolve("/tasks/" + id + "/reports"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
