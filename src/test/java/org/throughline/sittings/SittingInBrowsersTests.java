package org.throughline.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.sittings.Room.second;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.Statement;
import org.throughline.shared.Language;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;
import org.throughline.support.RealBrowser;

/// Secretaries at the page of a sitting, with a network that comes and goes, and without a script.
@ProductTest
class SittingInBrowsersTests {
  private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private final int port;
  private final Room room;
  private final Movements movements;
  private final Conduct conduct;
  private final Proceedings proceedings;
  private final Sittings sittings;

  SittingInBrowsersTests(
      @LocalServerPort int port,
      Room room,
      Movements movements,
      Conduct conduct,
      Proceedings proceedings,
      Sittings sittings) {
    this.port = port;
    this.room = room;
    this.movements = movements;
    this.conduct = conduct;
    this.proceedings = proceedings;
    this.sittings = sittings;
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @Test
  void twoSecretariesSeeEachOtherAndNothingIsLostWhileOneHasNoNetwork() {
    var at = room.open();
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(1)));
    try (var browser = new RealBrowser(port)) {
      var one = browser.window("en", 1280, 900);
      var other = browser.window("zh-CN", 1280, 900);
      RealBrowser.signIn(one, "luoyan.secretary");
      RealBrowser.signIn(other, "luoyan.secretary");
      one.navigate("/meetings/" + at.meeting() + "/live");
      other.navigate("/meetings/" + at.meeting() + "/live");

      // What one writes down, the other sees.
      person(one, at.member()).locator("form[action$='/arrivals'] button").first().click();
      PlaywrightAssertions.assertThat(person(other, at.member()))
          .hasClass(java.util.regex.Pattern.compile("is-there"));

      // Without a network: entries are kept, and so are words not yet sent.
      one.context().setOffline(true);
      person(one, at.presiding()).locator("form[action$='/arrivals'] button").first().click();
      say(one, "Said without a network");
      one.locator("#say button").click();
      one.locator("#outcome-words").pressSequentially("Half an outco");
      PlaywrightAssertions.assertThat(one.locator("[data-sync-state]"))
          .containsText("No connection", PATIENTLY);
      assertThat(statements(at)).isEmpty();

      // The laptop is closed and its browser gone; opened again where there is a network.
      var kept = one.context();
      one.close();
      say(other, "Said meanwhile by the other");
      other.locator("#say button").click();
      PlaywrightAssertions.assertThat(other.locator("#said")).containsText("meanwhile", PATIENTLY);
      kept.setOffline(false);
      var again = kept.newPage();
      again.navigate("/meetings/" + at.meeting() + "/live");
      PlaywrightAssertions.assertThat(again.locator("#said"))
          .containsText("Said without a network", PATIENTLY);
      PlaywrightAssertions.assertThat(again.locator("#outcome-words")).hasValue("Half an outco");
      PlaywrightAssertions.assertThat(other.locator("#said"))
          .containsText("Said without a network", PATIENTLY);
      PlaywrightAssertions.assertThat(again.locator("[data-sync-state]"))
          .containsText("Everything is saved", PATIENTLY);
    }
    assertThat(statements(at))
        .containsExactlyInAnyOrder("Said without a network", "Said meanwhile by the other");
    assertThat(sittings.drafts(at.meeting()))
        .extracting(Sittings.Draft::text)
        .containsExactly("Half an outco");
    assertThat(sittings.movements(at.meeting()))
        .extracting(Movement::attendanceId)
        .containsExactlyInAnyOrder(at.member(), at.presiding());
  }

  /// The server has done it, and its answer is lost on the way: sent again, it is not done again.
  @Test
  void anAnswerThatIsLostDoesNotDoubleTheEntry() {
    var at = room.open();
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(1)));
    try (var browser = new RealBrowser(port)) {
      var page = browser.window("en", 1280, 900);
      RealBrowser.signIn(page, "luoyan.secretary");
      page.navigate("/meetings/" + at.meeting() + "/live");
      var lost = new int[1];
      page.route(
          "**/live/statements",
          route -> {
            if (lost[0]++ < 2) {
              route.fetch();
              route.abort();
            } else {
              route.resume();
            }
          });
      say(page, "Said once");
      page.locator("#say button").click();
      PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Said once", PATIENTLY);
      PlaywrightAssertions.assertThat(page.locator("[data-sync-state]"))
          .containsText("Everything is saved", PATIENTLY);
      assertThat(lost[0]).isEqualTo(3);
    }
    assertThat(statements(at)).containsExactly("Said once");
  }

  @Test
  void whatIsRefusedIsSaidAndItsWordsAreNotLost() {
    var at = room.open();
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(1)));
    try (var browser = new RealBrowser(port)) {
      var page = browser.window("en", 360, 780);
      RealBrowser.signIn(page, "luoyan.secretary");
      page.navigate("/meetings/" + at.meeting() + "/live");
      page.locator("#outcome-is").selectOption("deferred");
      page.locator("#outcome-words").fill("Not today");
      page.locator("#outcome form button.button--primary").click();
      PlaywrightAssertions.assertThat(page.locator("[data-sync-refused]"))
          .containsText("Not today", PATIENTLY);
      PlaywrightAssertions.assertThat(page.locator("[data-sync-refused]"))
          .containsText("Not done", PATIENTLY);
    }
  }

  @Test
  void aMemberVotesOnAPhoneAndTheRoomSeesTheResult() {
    var at = room.open();
    done(movements.allArrive(room.secretary, at.meeting(), second(1)));
    done(conduct.turn(room.secretary, at.meeting(), at.first(), second(1)));
    try (var browser = new RealBrowser(port)) {
      var secretary = browser.window("en", 1280, 900);
      var member = browser.window("zh-CN", 360, 780);
      var screen = browser.window("en", 1280, 720);
      RealBrowser.signIn(secretary, "luoyan.secretary");
      RealBrowser.signIn(member, "luoyan.member");
      RealBrowser.signIn(screen, "luoyan.chair");
      secretary.navigate("/meetings/" + at.meeting() + "/live");
      member.navigate("/meetings/" + at.meeting() + "/seat");
      screen.navigate("/meetings/" + at.meeting() + "/screen");
      secretary.locator("#votes summary").click();
      secretary.locator("#method-secret").check();
      secretary.locator("#votes button").last().click();
      member.locator("#vote button[value=against]").click();
      PlaywrightAssertions.assertThat(member.locator("#vote")).containsText("您已投票", PATIENTLY);
      PlaywrightAssertions.assertThat(screen.locator("#screen-vote"))
          .containsText("1 of 5 have voted", PATIENTLY);
      assertThat(screen.locator("#screen-vote").innerText()).doesNotContain("against");
      secretary.locator("#votes form[action$='/count'] button").click();
      PlaywrightAssertions.assertThat(screen.locator("#screen-vote"))
          .containsText("0 for, 1 against", PATIENTLY);
      PlaywrightAssertions.assertThat(member.locator("#vote")).containsText("未通过", PATIENTLY);

      member.locator("#speak button").click();
      PlaywrightAssertions.assertThat(secretary.locator("#speakers li")).hasCount(1);
      secretary.locator("#speakers form[action$='/floor'] button").first().click();
      PlaywrightAssertions.assertThat(screen.locator(".screen__speaker")).isVisible();
    }
  }

  @Test
  void withoutAScriptTheSameIsDoneByForms() {
    var at = room.open();
    var path = "/meetings/" + at.meeting() + "/live";
    var secretary = new Browser(port).in("en").signedInAs("luoyan.secretary");
    var all = secretary.submit(secretary.get(path), path + "/arrival-of-all", Map.of());
    assertThat(all.page().select(".person.is-there")).hasSize(5);
    var turned = secretary.submit(all, path + "/turns", Map.of("item", Long.toString(at.first())));
    assertThat(turned.page().select("#now h2").text()).isEqualTo("First proposal");
    var said = secretary.submit(turned, path + "/statements", Map.of("words", "By a form & <b>"));
    assertThat(said.page().select("#said").text()).contains("By a form & <b>");
    var opened = secretary.submit(said, path + "/votes", Map.of("method", "hands"));
    var vote = opened.page().select("#votes form[action$=/count]").attr("action");
    var malformed = secretary.submit(opened, vote, Map.of("inFavour", "many"));
    assertThat(malformed.status()).isEqualTo(422);
    assertThat(malformed.page().select("[role=alert]").text()).contains("A count is a number");
    var counted = secretary.submit(malformed, vote, Map.of("inFavour", "4", "against", "1"));
    assertThat(counted.page().select("#votes .result").text())
        .contains("carried", "4 for, 1 against");
    var decided =
        secretary.submit(
            counted, path + "/outcomes", Map.of("outcome", "adopted", "clauses", "One.\n\nTwo."));
    assertThat(decided.page().select("#outcome .status").text()).isEqualTo("adopted");
    var item = secretary.get("/items/" + at.first());
    assertThat(item.page().text()).contains("Here throughout", "4 for, 1 against", "One.", "Two.");
  }

  @Test
  void aTimeIsTypedForWhatWasNotWrittenDownThen() {
    var at = room.open();
    var path = "/meetings/" + at.meeting() + "/live";
    var secretary = new Browser(port).in("en").signedInAs("luoyan.secretary");
    var who = Long.toString(at.member());
    var page = secretary.get(path);
    var early =
        secretary.submit(page, path + "/arrivals", Map.of("attendance", who, "time", "00:00"));
    assertThat(early.page().select("#person-" + who).text()).contains("since 00:00");
    var wrong =
        secretary.submit(early, path + "/arrivals", Map.of("attendance", who, "time", "25:00"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select("[role=alert]").text()).contains("written as 09:40");
    var stranger = secretary.submit(early, path + "/arrivals", Map.of("attendance", "999999999"));
    assertThat(stranger.status()).isEqualTo(404);
  }

  @Test
  void onlySecretariesOfTheBodyHoldItsSittings() {
    var at = room.open();
    var path = "/meetings/" + at.meeting();
    assertThat(new Browser(port).signedInAs("luoyan.member").get(path + "/live").status())
        .isEqualTo(403);
    assertThat(new Browser(port).signedInAs("fengyue.secretary").get(path + "/live").status())
        .isEqualTo(404);
    assertThat(new Browser(port).signedInAs("yunling.secretary").get(path + "/live").status())
        .isEqualTo(403);
    assertThat(new Browser(port).signedInAs("yunling.secretary").get(path + "/screen").status())
        .isEqualTo(200);
    assertThat(new Browser(port).signedInAs("fengyue.member").get(path + "/seat").status())
        .isEqualTo(404);
  }

  private static Locator person(Page page, long attendance) {
    return page.locator("#person-" + attendance);
  }

  private static void say(Page page, String words) {
    page.locator("#say-words").fill(words);
  }

  private java.util.List<String> statements(Room.Opened at) {
    return proceedings.statements(at.meeting(), Language.ENGLISH).stream()
        .map(Statement::text)
        .toList();
  }
}
