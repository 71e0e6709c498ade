package org.throughline.readouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.organisations.Actor;
import org.throughline.readouts.reading.Reader;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;
import throughline.db.readouts.Tables;

@ProductTest
class ReadingInAReadoutTests {
  private final int port;
  private final Readings readings;
  private final DemoPeople people;
  private final DSLContext sql;

  ReadingInAReadoutTests(
      @LocalServerPort int port, Readings readings, DemoPeople people, DSLContext sql) {
    this.port = port;
    this.readings = readings;
    this.people = people;
    this.sql = sql;
  }

  @Test
  void anUploadedReadoutIsShownWithEachValueBesideItsWords() {
    var page = upload(browser(), "r.txt", FictionalReadouts.english("Ada Fenn").getBytes()).page();
    assertThat(page.select("h1").text()).startsWith("Rivers and Lakes Committee Meets");
    assertThat(page.select(".value")).hasSizeGreaterThan(12);
    for (var value : page.select(".value")) {
      assertThat(page.select(".source mark#" + value.attr("data-span"))).hasSize(1);
      assertThat(value.select("input[type=radio]")).hasSize(2);
    }
    assertThat(page.select("#organisation option[selected]").text().strip())
        .isEqualTo("Fengyue Rivers and Lakes Committee");
  }

  /// What the reader is sure of is offered as confirmed; the rest is left for somebody to look at.
  @Test
  void whatIsSureIsOfferedAsConfirmed() {
    var text = FictionalReadouts.english("Ada Fenn");
    var found = Reader.read(text);
    var page = upload(browser(), "r.txt", text.getBytes()).page();
    var sure = found.requirements().stream().filter(each -> each.text().confidence() >= 0.7);
    assertThat(page.select("#part-requirements + .values > .value input[value=confirm][checked]"))
        .hasSizeGreaterThanOrEqualTo((int) sure.count());
    assertThat(page.select("form.reading button").first().attr("formaction")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "GB18030"})
  void itsEncodingIsFoundOut(String encoding) {
    var text = FictionalReadouts.chinese("穆青禾");
    var page = upload(browser(), "通稿.txt", text.getBytes(Charset.forName(encoding))).page();
    assertThat(page.select(".source").first().wholeText()).isEqualTo(text);
    assertThat(page.select("h1").text()).startsWith("枫月市河湖工作委员会召开第");
  }

  /// A rule of the product: every value read out of a text keeps the span it came from.
  @Test
  void everyValueKeepsTheSpanItCameFrom() {
    var secretary = people.as("fengyue.secretary");
    for (var text :
        List.of(FictionalReadouts.english("Ada Fenn"), FictionalReadouts.chinese("穆青禾"))) {
      var id = take(secretary, text);
      var values = readings.values(id);
      assertThat(values).hasSizeGreaterThan(8);
      assertThat(values).extracting(ProposedValue::position).doesNotHaveDuplicates();
      for (var value : values) {
        assertThat(value.span().end()).isLessThanOrEqualTo(text.length());
        assertThat(value.span().length()).isPositive();
        if (!value.inferred() && !value.field().isDate() && value.field() != ValueField.ENLARGED) {
          assertThat(value.span().in(text)).isEqualTo(value.proposed());
        }
        assertThat(value.decision()).isEqualTo(ValueDecision.OPEN);
      }
    }
  }

  @Test
  void theDatabaseKeepsNoValueWithoutASpan() {
    var id = take(people.as("fengyue.secretary"), FictionalReadouts.english("Ada Fenn"));
    var v = Tables.VALUE;
    var insert =
        sql.insertInto(v)
            .set(v.READING_ID, id)
            .set(v.POSITION, 1_400)
            .set(v.FIELD, "title")
            .set(v.PROPOSED, "x")
            .set(v.VALUE_, "x")
            .set(v.INFERRED, false)
            .set(v.CONFIDENCE, 1f)
            .set(v.RULE, "none");
    assertThatThrownBy(() -> insert.execute()).hasMessageContaining("span_begin");
    assertThatThrownBy(() -> insert.set(v.SPAN_BEGIN, 5).set(v.SPAN_END, 5).execute())
        .hasMessageContaining("check constraint");
  }

  @Test
  void theSameTextIsReadOnce() {
    var browser = browser();
    var text = FictionalReadouts.english("Ada Fenn");
    var first = upload(browser, "a.txt", text.getBytes());
    var before = count();
    var second = upload(browser, "b.txt", text.replace("\n", "\r\n").getBytes());
    assertThat(second.address().getPath()).isEqualTo(first.address().getPath());
    assertThat(second.page().select(".banner[role=status]").text()).contains("read in before");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aDiscardedTextMayBeReadAgain() {
    var secretary = people.as("fengyue.secretary");
    var text = FictionalReadouts.english("Ada Fenn");
    var first = take(secretary, text);
    readings.discard(secretary, first);
    assertThat(take(secretary, text)).isNotEqualTo(first);
  }

  @Test
  void aSavedPageIsReadAsTextAlone() {
    var html =
        """
        <!doctype html><html><head><title>x</title><script>alert(1)</script></head><body>
        <h1>Rivers Committee &lt;script&gt;alert(2)&lt;/script&gt; Meets %d</h1>
        <p onclick="alert(3)">The Fengyue Rivers and Lakes Committee met on 4 May 2026.
        <img src=x onerror=alert(4)></p></body></html>
        """
            .formatted(System.nanoTime());
    var page = upload(browser(), "saved.html", html.getBytes()).page();
    assertThat(page.select("script:not([src]), main img, main [onclick]")).isEmpty();
    assertThat(page.select("script").eachAttr("src"))
        .containsExactly("/assets/throughline.js", "/assets/keys.js");
    assertThat(page.select(".source").text()).contains("<script>alert(2)</script>");
    assertThat(page.select(".source").text()).doesNotContain("alert(1)");
  }

  @Test
  void whatCannotBeReadIsRefusedWithASentenceAndNothingStored() {
    var browser = browser();
    var before = count();
    refused(upload(browser, "empty.txt", new byte[0]), 422, "no text to read");
    refused(upload(browser, "blank.txt", " \n\t ".getBytes()), 422, "no text to read");
    refused(upload(browser, "", new byte[0]), 422, "no text to read");
    refused(upload(browser, "r.txt", "%PDF-1.7 and so on".getBytes()), 422, "PDF file");
    refused(upload(browser, "r.txt", garbled()), 422, "cannot be made out");
    refused(upload(browser, "r.txt", "Hello. ".repeat(900_000).getBytes()), 413, "5 MB");
    refused(upload(browser, "r.txt", "Hello. ".repeat(80_000).getBytes()), 413, "characters");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aFileOfFiftyMegabytesIsAnsweredWithAPageInTheReadersLanguage() {
    var before = count();
    var browser = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary");
    var answer = upload(browser, "r.txt", new byte[50_000_000]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.page().select("h1").text()).isEqualTo("内容过大");
    assertThat(browser.get("/readings").status()).isEqualTo(200);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void whatWasPastedIsStillThereAfterARefusal() {
    var browser = browser();
    var shown = browser.get("/readings/new");
    var answer = multipart(browser, shown, "Pasted <b>text</b>", "r.txt", "File".getBytes());
    refused(answer, 422, "Both a text and a file");
    assertThat(answer.page().select("textarea").text()).isEqualTo("Pasted <b>text</b>");
  }

  @Test
  void aPastedTextIsReadAsItWasTyped() {
    var browser = browser();
    var text = FictionalReadouts.chinese("穆青禾");
    var answer = multipart(browser, browser.get("/readings/new"), text, "", new byte[0]);
    assertThat(answer.page().select(".source").first().wholeText()).isEqualTo(text);
  }

  @Test
  void onlySecretariesOfTheSameBodySeeAReading() {
    var id = take(people.as("fengyue.secretary"), FictionalReadouts.english("Ada Fenn"));
    for (var foreign : List.of("luoyan.secretary", "yunling.secretary", "qingtan.secretary")) {
      assertThatThrownBy(() -> readings.get(people.as(foreign), id)).isInstanceOf(NotFound.class);
      var browser = new Browser(port).in("en").signedInAs(foreign);
      assertThat(browser.get("/readings/" + id).status()).isEqualTo(404);
    }
    assertThatThrownBy(() -> readings.get(people.as("fengyue.chair"), id))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> readings.take(people.as("fengyue.editor"), "", "Some text."))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aReadingThatDoesNotExistIsNotFound() {
    var browser = browser();
    for (var path : List.of("/readings/0", "/readings/x", "/readings/99999999999999999999")) {
      assertThat(browser.get(path).status()).isEqualTo(404);
    }
  }

  private Browser browser() {
    return new Browser(port).in("en").signedInAs("fengyue.secretary");
  }

  private long take(Actor actor, String text) {
    return readings
        .take(actor, "readout.txt", text)
        .fold(
            Readings.Taken::id,
            why -> {
              throw new AssertionError(why);
            });
  }

  private int count() {
    return sql.fetchCount(Tables.READING);
  }

  /// Neither UTF-8 nor GB18030, and without a mark of UTF-16.
  private static byte[] garbled() {
    return "abc \u00c3( \u0080\u0081 \u00ff\u00fd "
        .repeat(30)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void refused(Browser.Answer answer, int status, String sentence) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.page().select("[role=alert]").text()).contains(sentence);
  }

  private static Browser.Answer upload(Browser browser, String name, byte[] content) {
    return multipart(browser, browser.get("/readings/new"), "", name, content);
  }

  private static Browser.Answer multipart(
      Browser browser, Browser.Answer shown, String text, String name, byte[] content) {
    var body = new ByteArrayOutputStream();
    var form = shown.page().select("form[action=/readings]").first();
    for (var field :
        Map.of(
                "_csrf", form.select("[name=_csrf]").val(),
                "_once", form.select("[name=_once]").val(),
                "text", text)
            .entrySet()) {
      body.writeBytes(
          ("--boundary\r\nContent-Disposition: form-data; name=\""
                  + field.getKey()
                  + "\"\r\n\r\n"
                  + field.getValue()
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        ("--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--boundary--\r\n".getBytes(StandardCharsets.UTF_8));
    return browser.send(
        HttpRequest.newBuilder(browser.root().resolve("/readings"))
            .header("Content-Type", "multipart/form-data; boundary=boundary")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
