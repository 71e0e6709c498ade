package org.throughline.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.done;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.meetings.MeetingSamples;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class TakingMinutesAwayTests {
  private final Minutes minutes;
  private final Approvals approvals;
  private final Signatures signatures;
  private final Held held;
  private final Actor secretary;
  private final Actor chair;
  private final int port;

  TakingMinutesAwayTests(
      Minutes minutes,
      Approvals approvals,
      Signatures signatures,
      Held held,
      DemoPeople people,
      @LocalServerPort int port) {
    this.minutes = minutes;
    this.approvals = approvals;
    this.signatures = signatures;
    this.held = held;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.port = port;
  }

  private long signed(Language language) {
    long id = done(minutes.draw(secretary, held.meeting(secretary, chair, language)));
    done(approvals.approve(chair, id, Basis.HAND, null));
    done(signatures.sign(chair, id, SigningPlace.PRESIDING));
    return done(signatures.sign(secretary, id, SigningPlace.RECORDING));
  }

  private Browser reader() {
    return new Browser(port).in("en").signedInAs("fengyue.member");
  }

  @Test
  void thePlainTextIsTheOneWhoseHashIsShown() throws Exception {
    long id = signed(Language.ENGLISH);
    var shown = reader().get("/minutes/" + id).page();
    var text = reader().getBytes("/minutes/" + id + "/text");
    var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    assertThat(shown.select("code").text()).isEqualTo(sum);
    assertThat(shown.select("#signatures ~ .stack .status--verified")).hasSize(2);
  }

  @Test
  void aPdfHasEveryParagraphAndTheSignatures() throws IOException {
    long id = signed(Language.ENGLISH);
    var text = pdf(reader().getBytes("/minutes/" + id + "/document.pdf")).replaceAll("\\s+", " ");
    for (var each : minutes.paragraphs(secretary, id)) {
      assertThat(text).contains(each.text());
    }
    assertThat(text)
        .contains("Presiding: ", "Recording: ", minutes.get(chair, id).hash().substring(0, 20));
  }

  @Test
  void anExtractHasItsItemAndNoOtherAndDecisionsOnlyHaveNoStatements() throws IOException {
    long id = signed(Language.ENGLISH);
    long item = held.firstItem(minutes.get(chair, id).meetingId());
    var extract = pdf(reader().getBytes("/minutes/" + id + "/document.pdf?part=" + item));
    assertThat(extract)
        .contains("Extract from", "1. Report on the rivers")
        .doesNotContain("Programme for the rivers");
    var decisions = pdf(reader().getBytes("/minutes/" + id + "/document.pdf?part=decisions"));
    assertThat(decisions).contains("Name a keeper").doesNotContain("No river is forgotten");
  }

  @Test
  void theWordFileOpensAndSaysTheSame() throws IOException {
    long id = signed(Language.CHINESE);
    var made = reader().getBytes("/minutes/" + id + "/document.docx?layout=official");
    try (var file = new XWPFDocument(new ByteArrayInputStream(made));
        var text = new XWPFWordExtractor(file)) {
      assertThat(text.getText())
          .contains("会议纪要", "河湖委员会第三次会议纪要", "议决：修改后通过。", "（一）Draw up the register.");
    }
  }

  @Test
  void inChineseTheOfficialLayoutListsWhoWasPresent() throws IOException {
    long id = signed(Language.CHINESE);
    var text = pdf(reader().getBytes("/minutes/" + id + "/document.pdf?layout=official"));
    assertThat(text).contains("会议纪要", "主持：", "印发", "— 1 —", "— 2 —");
  }

  @Test
  void theAkomaNtosoIsValid() throws Exception {
    for (var language : Language.values()) {
      long id = signed(language);
      var xml = reader().getBytes("/minutes/" + id + "/document.xml");
      var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      var schema = factory.newSchema(getClass().getResource("/akn/akomantoso30.xsd"));
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
      assertThat(new String(xml, StandardCharsets.UTF_8))
          .contains("<from>Lin Wei</from>", "<resolutions ", "showAs=\"Lin Wei\"");
    }
  }

  @Test
  void theWholeMeetingIsOneFileWithTheHashesOfAllInIt() throws Exception {
    long id = signed(Language.CHINESE);
    var files =
        unpacked(
            reader().getBytes("/meetings/" + minutes.get(chair, id).meetingId() + "/bundle.zip"));
    assertThat(files.keySet())
        .contains(
            "minutes/version-1.txt",
            "minutes/version-1.xml",
            "minutes/version-1.pdf",
            "minutes/version-1.docx",
            "minutes/version-1-gbt9704.pdf",
            "SHA256SUMS");
    var sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8);
    assertThat(sums.lines())
        .hasSize(files.size() - 1)
        .allSatisfy(line -> {
          var parts = line.split("  ", 2);
          var digest = MessageDigest.getInstance("SHA-256").digest(files.get(parts[1]));
          assertThat(HexFormat.of().formatHex(digest)).isEqualTo(parts[0]);
        });
  }

  @Test
  void anotherBodyFindsNothingToTakeAway() {
    long id = signed(Language.ENGLISH);
    var stranger = new Browser(port).in("en").signedInAs("luoyan.secretary");
    for (var path :
        new String[] {
          "", "/edit", "/changes", "/text", "/document.pdf", "/document.docx", "/document.xml"
        }) {
      assertThat(stranger.get("/minutes/" + id + path).status()).as(path).isEqualTo(404);
    }
    var meeting = minutes.get(chair, id).meetingId();
    assertThat(stranger.get("/meetings/" + meeting + "/bundle.zip").status()).isEqualTo(404);
    assertThat(stranger.get("/items/" + held.lastItem(meeting) + "/history").status())
        .isEqualTo(404);
    var item = held.lastItem(meeting);
    assertThat(stranger.get("/register").page().select("a[href=/items/" + item + "]")).isEmpty();
  }

  @Test
  void aTermIsArchivedWithAnIndex() throws IOException {
    long id = signed(Language.ENGLISH);
    var browser = new Browser(port).in("en").signedInAs("fengyue.secretary");
    var day = MeetingSamples.DAY;
    var query = "/register/archive.zip?organisation=" + chair.organisationId() + "&from=";
    var files = unpacked(browser.getBytes(query + day + "&to=" + day));
    var folder = day + "-meeting-" + minutes.get(chair, id).meetingId();
    assertThat(files.keySet())
        .contains("index.csv", "SHA256SUMS", folder + "/minutes-version-1.pdf");
    assertThat(new String(files.get("index.csv"), StandardCharsets.UTF_8))
        .contains(folder, minutes.get(chair, id).hash());
    var refused = browser.get(query + "2026-03-06&to=2026-03-05");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text()).contains("first and the last day");
    assertThat(browser.get(query + "1999-01-01&to=1999-01-02").status()).isEqualTo(409);
  }

  @Test
  void theRegisterFindsADecisionByItsWordsAndGivesItAsATable() throws IOException {
    long id = signed(Language.ENGLISH);
    var item = held.lastItem(minutes.get(chair, id).meetingId());
    var found =
        reader().get("/register?words=keeper+for+each+river&outcome=adopted_as_amended&year=2026");
    assertThat(found.page().select("tbody a[href=/items/" + item + "]")).hasSize(1);
    assertThat(reader().get("/register?words=no+such+thing+anywhere").page().select(".empty"))
        .hasSize(1);
    assertThat(
            new String(
                reader().getBytes("/register?words=keeper&take=csv"), StandardCharsets.UTF_8))
        .contains("Programme for the rivers");
  }

  @Test
  void theHistoryOfAMatterSaysWhatWasProposedAndWhatDecided() {
    long id = signed(Language.ENGLISH);
    var history =
        reader()
            .get("/items/" + held.lastItem(minutes.get(chair, id).meetingId()) + "/history")
            .page();
    assertThat(history.select("del").text()).contains("Ten").contains("two");
    assertThat(history.select("ins").text()).contains("Eleven").contains("three");
  }

  private static String pdf(byte[] made) throws IOException {
    try (var document = Loader.loadPDF(made)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Map<String, byte[]> unpacked(byte[] made) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(made), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
