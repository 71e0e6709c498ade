package org.throughline.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class PaperPagesTests {
  private final Meetings meetings;
  private final Papers papers;
  private final Circulation circulation;
  private final Actor secretary;
  private final Actor chair;
  private final int port;

  PaperPagesTests(
      Meetings meetings,
      Papers papers,
      Circulation circulation,
      DemoPeople people,
      @LocalServerPort int port) {
    this.meetings = meetings;
    this.papers = papers;
    this.circulation = circulation;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.port = port;
  }

  private Browser as(String login) {
    return new Browser(port).in("en").signedInAs(login);
  }

  private long meeting() {
    return done(meetings.plan(secretary, planned(secretary, DAY)));
  }

  private static Map<String, String> hidden(Browser.Answer shown, String action) {
    var fields = new LinkedHashMap<String, String>();
    shown
        .page()
        .select("form[action=" + action + "] input[type=hidden]")
        .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    return fields;
  }

  @Test
  void aFileIsUploadedAndComesBackAsItWas() {
    var meeting = meeting();
    var office = as("fengyue.secretary");
    var action = "/meetings/" + meeting + "/papers";
    var fields = hidden(office.get(action), action);
    fields.put("title", "Register");
    fields.put("access", "internal");
    var content = "河流名录 <b>\r\n".getBytes(StandardCharsets.UTF_8);
    var answer =
        office.postMultipart(
            action, fields, Map.of("file", new Browser.Upload("名录.html", content)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().select("h1").text()).isEqualTo("Register");
    var id = papers.ofMeeting(secretary, meeting).getFirst().id();
    var path = "/papers/" + id + "/versions/1";
    assertThat(as("fengyue.chair").getBytes(path)).isEqualTo(content);
    var headers = as("fengyue.chair").get(path).raw().headers();
    assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
    assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(office.postMultipart(action, fields, Map.of()).address().getPath())
        .as("the same form sent twice has one effect")
        .isEqualTo("/papers/" + id);
    assertThat(papers.ofMeeting(secretary, meeting)).hasSize(1);
  }

  @Test
  void aFormWithoutAFileComesBackWithWhatWasTyped() {
    var meeting = meeting();
    var office = as("fengyue.secretary");
    var action = "/meetings/" + meeting + "/papers";
    var fields = hidden(office.get(action), action);
    fields.put("title", "Half typed");
    fields.put("access", "restricted");
    var answer = office.postMultipart(action, fields, Map.of());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("[role=alert]").text()).contains("No file was chosen");
    assertThat(answer.page().select("#paper-title").attr("value")).isEqualTo("Half typed");
    assertThat(answer.page().select("#paper-access-restricted").hasAttr("checked")).isTrue();
  }

  @Test
  void theReaderSaysThatTheyHaveReadItAndTheOfficeSeesIt() {
    var id = PaperSamples.paper(papers, secretary, meeting(), null, Access.INTERNAL);
    done(circulation.circulate(secretary, id, java.util.List.of(chair.personId()), null));
    var reader = as("fengyue.chair");
    var shown = reader.get("/papers/" + id);
    assertThat(shown.page().select("#circulation")).as("who else has read it").isEmpty();
    assertThat(reader.submit(shown, "/papers/" + id + "/reading", Map.of()).status())
        .isEqualTo(200);
    assertThat(
            circulation
                .receipts(secretary, papers.get(secretary, id), Language.ENGLISH)
                .getFirst()
                .how())
        .isEqualTo(Circulation.How.CONFIRMED);
    assertThat(
            as("fengyue.secretary").get("/papers/" + id).page().select("#circulation + p").text())
        .isEqualTo("read by 1 of 1");
  }

  @Test
  void aRestrictedPaperLeavesNoTraceOnAnothersPages() {
    var meeting = meeting();
    PaperSamples.paper(papers, secretary, meeting, null, Access.RESTRICTED);
    var member = as("fengyue.member");
    assertThat(member.get("/meetings/" + meeting).body()).doesNotContain("On the rivers");
    assertThat(member.get("/meetings/" + meeting + "/papers").body())
        .doesNotContain("On the rivers")
        .contains("No papers have been given.");
  }
}
