package org.throughline.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.directive;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.directives.Directives;
import org.throughline.support.Browser;
import org.throughline.support.Browser.Answer;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A meeting from planning to its close, as its secretary and chair go through its pages.
@ProductTest
class MeetingInABrowserTests {
  private final int port;
  private final Directives directives;
  private final DemoPeople people;

  MeetingInABrowserTests(@LocalServerPort int port, Directives directives, DemoPeople people) {
    this.port = port;
    this.directives = directives;
    this.people = people;
  }

  @Test
  void aMeetingIsPlannedHeldDecidedAndClosed() {
    long directive = directive(directives, people.as("duxi.secretary"), 2);
    var secretary = new Browser(port).in("en").signedInAs("duxi.secretary");
    var meeting = plan(secretary, "Rivers & <i>lakes</i>");
    var path = meeting.address().getPath();
    assertThat(meeting.page().select("h1").text()).isEqualTo("Rivers & <i>lakes</i>");

    secretary.submit(
        meeting,
        path + "/items",
        Map.of("kind", "convey", "title", "Convey it", "directive", Long.toString(directive)));
    go(secretary, path, "convocation");
    go(secretary, path, "opening");
    var ended = go(secretary, path, "ending");
    assertThat(ended.page().select("[aria-current=step]").text()).startsWith("ended");
    assertThat(ended.page().select("#open li")).hasSize(3);

    var item = ended.page().select(".clause__text a").attr("href");
    secretary.submit(
        secretary.get(item + "/decision"),
        item + "/decision",
        Map.of("outcome", "noted", "text", "Noted, with thanks"));
    var steps = secretary.get(item + "/next-steps");
    var done = secretary.submit(steps, item + "/next-steps", Map.of("rest", "guideline"));
    assertThat(done.page().select(".cover--guideline")).hasSize(2);

    secretary.submit(secretary.get(path), path + "/minutes", Map.of());
    var chair = new Browser(port).in("zh-Hans").signedInAs("duxi.chair");
    assertThat(chair.get("/desk").page().select("h2").eachText()).contains("待审定的纪要");
    var minutes = chair.get(path + "/minutes");
    var approved = chair.submit(minutes, minutes.address().getPath() + "/approval", Map.of());
    assertThat(approved.page().select(".page-header .status").text()).isEqualTo("已审定");
    var closed = go(chair, path, "closure");
    assertThat(closed.page().select(".page-header .status").text()).isEqualTo("已办结");
    assertThat(closed.page().select(".acts")).isEmpty();
  }

  @Test
  void whatWasTypedIsStillThereAfterARefusal() {
    var secretary = new Browser(port).in("en").signedInAs("duxi.secretary");
    var meeting = plan(secretary, "Rivers");
    var path = meeting.address().getPath();
    var refused =
        secretary.submit(meeting, path + "/items", Map.of("title", " ", "text", "Kept, all of it"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text()).contains("The item needs a title.");
    assertThat(refused.page().select("#item-text").text()).isEqualTo("Kept, all of it");
    assertThat(refused.page().select("details[open] #item-text")).hasSize(1);
  }

  @Test
  void aDoubleClickPlansOneMeeting() {
    var secretary = new Browser(port).in("en").signedInAs("duxi.secretary");
    var form = secretary.get("/meetings/new");
    var fields = Map.of("title", "Only once", "heldOn", "2026-03-05");
    var first = secretary.submit(form, "/meetings", fields);
    var second = secretary.submit(form, "/meetings", fields);
    assertThat(second.address().getPath()).isEqualTo(first.address().getPath());
  }

  @Test
  void anotherBodysSecretaryFindsNeitherPageNorHandler() {
    var secretary = new Browser(port).in("en").signedInAs("duxi.secretary");
    var path = plan(secretary, "Rivers").address().getPath();
    var stranger = new Browser(port).in("en").signedInAs("heyu.secretary");
    assertThat(stranger.get(path).status()).isEqualTo(404);
    var mine = plan(stranger, "Ours");
    var csrf = mine.page().select("input[name=_csrf]").attr("value");
    for (var act : new String[] {"convocation", "items", "attendance", "closure", "minutes"}) {
      var fields =
          Map.of("_csrf", csrf, "kind", "report", "title", "x", "as", "media", "name", "x");
      assertThat(stranger.post(path + "/" + act, fields).status()).as(act).isEqualTo(404);
    }
  }

  private static Answer plan(Browser secretary, String title) {
    return secretary.submit(
        secretary.get("/meetings/new"),
        "/meetings",
        Map.of("title", title, "heldOn", "2026-03-05"));
  }

  private static Answer go(Browser browser, String path, String act) {
    var answer = browser.submit(browser.get(path), path + "/" + act, Map.of());
    assertThat(answer.status()).as(act).isEqualTo(200);
    return answer;
  }
}
