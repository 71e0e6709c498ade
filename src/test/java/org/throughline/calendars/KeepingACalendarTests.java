package org.throughline.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Each test leaves the tree without calendars of its own making: what it does is rolled back, or
/// given up at its end.
@ProductTest
class KeepingACalendarTests {
  private static final LocalDate DAY = LocalDate.of(2031, 4, 3);

  private final DemoPeople people;
  private final Calendars calendars;
  private final CalendarKeeping keeping;
  private final MinimumLeads leads;
  private final Deadlines deadlines;
  private final RulePacks packs;
  private final DSLContext sql;
  private final int port;

  KeepingACalendarTests(
      DemoPeople people,
      Calendars calendars,
      CalendarKeeping keeping,
      MinimumLeads leads,
      Deadlines deadlines,
      RulePacks packs,
      DSLContext sql,
      @LocalServerPort int port) {
    this.people = people;
    this.calendars = calendars;
    this.keeping = keeping;
    this.leads = leads;
    this.deadlines = deadlines;
    this.packs = packs;
    this.sql = sql;
    this.port = port;
  }

  @Test
  @Transactional
  void theNearestCalendarHoldsAndAChangeIsSeenAtOnce() {
    var city = people.as("luoyan.administrator");
    var county = people.as("duxi.water.head");
    var other = people.as("qingtan.water.head");
    done(keeping.begin(city, city.bodyId()));
    assertThat(calendars.works(county.organisationId(), DAY)).isTrue();
    done(keeping.enter(city, city.bodyId(), holiday(DAY)));
    assertThat(calendars.works(county.organisationId(), DAY)).isFalse();
    assertThat(calendars.works(other.organisationId(), DAY)).isTrue();
    assertThat(calendars.plusWorkingDays(county.organisationId(), DAY.minusDays(1), 1))
        .isEqualTo(DAY.plusDays(1));
    var below = people.as("duxi.secretary");
    done(keeping.begin(below, below.bodyId()));
    done(keeping.takeOut(below, below.bodyId(), DAY));
    assertThat(calendars.works(county.organisationId(), DAY)).isTrue();
    assertThat(calendars.works(city.organisationId(), DAY)).isFalse();
    done(keeping.giveUp(below, below.bodyId()));
    assertThat(calendars.works(county.organisationId(), DAY)).isFalse();
    // as another server would, with what is kept here in memory
    sql.execute("delete from calendars.day where on_day = ?", DAY);
    sql.execute("update calendars.calendar set revision = nextval('calendars.revision')");
    assertThat(calendars.works(county.organisationId(), DAY)).isTrue();
    assertThat(keeping.history(city.bodyId(), org.throughline.shared.Language.ENGLISH))
        .first()
        .satisfies(change -> assertThat(change.day().day()).isEqualTo(DAY));
  }

  @Test
  @Transactional
  void wrongEntriesAreRefusedInWordsAndByTheDatabase() {
    var city = people.as("luoyan.administrator");
    assertThat(refusal(keeping.enter(city, city.bodyId(), holiday(DAY)))).endsWith("none_own");
    done(keeping.begin(city, city.bodyId()));
    assertThat(refusal(keeping.begin(city, city.bodyId()))).endsWith("own_already");
    done(keeping.enter(city, city.bodyId(), holiday(DAY)));
    assertThat(refusal(keeping.enter(city, city.bodyId(), holiday(DAY)))).endsWith("day_there");
    assertThat(refusal(keeping.enter(city, city.bodyId(), working(DAY)))).endsWith("worked_anyway");
    assertThat(refusal(keeping.takeOut(city, city.bodyId(), DAY.plusDays(1)))).endsWith("day_gone");
    for (var other : List.of("luoyan.chair", "yunling.administrator", "duxi.administrator")) {
      assertThatThrownBy(
              () -> keeping.enter(people.as(other), city.bodyId(), holiday(DAY.plusDays(1))))
          .as(other)
          .isInstanceOf(Forbidden.class);
    }
    assertThatThrownBy(() ->
            sql.execute(
                "insert into calendars.day (organisation_id, on_day, kind, name_en) values (?, ?,"
                    + " 'working', 'x')",
                city.bodyId(),
                DAY.plusDays(1)))
        .hasMessageContaining("made_up_at_a_weekend");
  }

  @Test
  @Transactional
  void leastTimesAreInheritedAndTheChainUsesTheNearest() {
    var province = people.as("yunling.administrator");
    var city = people.as("fengyue.secretary");
    var county = people.as("qingtan.secretary");
    var township = people.as("liuyin.secretary");
    done(leads.say(province, province.bodyId(), OrganisationKind.COUNTY, new MinimumLead(7, 3)));
    done(leads.say(county, county.bodyId(), OrganisationKind.COUNTY, new MinimumLead(9, 4)));
    var chain = deadlines.chain(DAY, city.bodyId(), township.organisationId());
    assertThat(chain.levels()).hasSize(3);
    assertThat(chain.levels().get(1).lead()).isEqualTo(new MinimumLead(9, 4));
    assertThat(chain.leaf().body().id()).isEqualTo(township.bodyId());
    var other = deadlines.chain(DAY, city.bodyId(), people.as("heyu.chair").bodyId());
    assertThat(other.leaf().lead()).isEqualTo(new MinimumLead(7, 3));
    var tightest = deadlines.chain(DAY, city.bodyId(), OrganisationKind.COUNTY).orElseThrow();
    assertThat(tightest.leaf().body().id()).isEqualTo(county.bodyId());
    assertThat(deadlines.chain(DAY, township.bodyId(), OrganisationKind.COUNTY)).isEmpty();
    assertThat(
            refusal(
                leads.say(city, city.bodyId(), OrganisationKind.COUNTY, new MinimumLead(251, 0))))
        .endsWith("lead_days");
    assertThat(refusal(leads.say(city, city.bodyId(), OrganisationKind.OFFICE, MinimumLead.USUAL)))
        .endsWith("lead_kind");
    assertThatThrownBy(() -> deadlines.chain(DAY, city.bodyId(), province.bodyId()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Transactional
  void aNewVersionHoldsBeneathFromItsDayAndTheOldOneStaysAsItWas() {
    var city = people.as("fengyue.secretary");
    var before = deadlines.byRule(city.bodyId(), "common/ten-days", DAY).orElseThrow();
    var shipped = packs.inForce(city.bodyId(), "common").orElseThrow();
    assertThat(PackFiles.read("common", "a", "b", DAY, PackFiles.csv(shipped.rules())))
        .isEqualTo(PackFiles.read("common", "a", "b", DAY, PackFiles.json(shipped)))
        .isEqualTo(Outcome.done(new RulePacks.NewPack("common", "a", "b", DAY, shipped.rules())));
    var rules =
        shipped.rules().stream()
            .map(rule ->
                new Rule(
                    rule.code(),
                    rule.kind(),
                    rule.code().equals("ten-days") ? 12 : rule.number(),
                    rule.countedFrom(),
                    rule.firstDayCounts(),
                    rule.roll(),
                    rule.sentenceEn(),
                    rule.sentenceZh()))
            .toList();
    var later = new RulePacks.NewPack("common", "Ours", "本级", LocalDate.of(2090, 1, 1), rules);
    assertThat(done(packs.publish(city, later)).version()).isEqualTo(2);
    assertThat(deadlines.byRule(city.bodyId(), "common/ten-days", DAY)).contains(before);
    var now = new RulePacks.NewPack("common", "Ours", "本级", LocalDate.of(2020, 1, 1), rules);
    assertThat(done(packs.publish(city, now)).version()).isEqualTo(3);
    var beneath = people.as("liuyin.chair").bodyId();
    var after = deadlines.byRule(beneath, "common/ten-days", DAY).orElseThrow();
    assertThat(after.version()).isEqualTo(3);
    assertThat(after.date()).isEqualTo(calendars.plusWorkingDays(beneath, DAY, 12));
    assertThat(deadlines.byRule(people.as("luoyan.chair").bodyId(), "common/ten-days", DAY))
        .map(Explained::version)
        .contains(1);
    assertThat(deadlines.byRule(beneath, "common/none", DAY)).isEmpty();
    assertThat(deadlines.byRule(beneath, "none", DAY)).isEmpty();
    assertThatThrownBy(() -> sql.execute("update calendars.rule set number = 1"))
        .hasMessageContaining("stays as it is");
  }

  @Test
  @Transactional
  void aPackThatBreaksARuleIsNotPublished() {
    var city = people.as("fengyue.secretary");
    for (var each :
        Map.of(
                "ten,working_days,10,meeting,no,none,no date,{date}", "rule_sentence",
                "ten,working_days,10,meeting,no,none,{date} {who},{date}", "rule_sentence",
                "ten,fixed_day,1345,meeting,no,none,{date},{date}", "rule_day",
                "Ten,working_days,10,meeting,no,none,{date},{date}", "rule_code",
                "ten,working_days,9999,meeting,no,none,{date},{date}", "rule_number",
                "ten,working_days,10,wedding,no,none,{date},{date}", "rule_unread",
                "ten,working_days,10", "rule_columns",
                "{\"rules\": ", "file_json",
                "\"", "file_quotes",
                "", "pack_rules")
            .entrySet()) {
      var read = PackFiles.read("ours", "Ours", "本级", DAY, each.getKey());
      var published =
          switch (read) {
            case Outcome.Done<RulePacks.NewPack>(var pack) -> packs.publish(city, pack);
            case Outcome.Refused<RulePacks.NewPack>(var why) -> Outcome.<RulePack>refused(why);
          };
      assertThat(refusal(published)).as(each.getKey()).endsWith(each.getValue());
    }
  }

  @Test
  void aFileIsLookedAtAndThenImportedOnceHoweverOftenItIsSent() {
    var browser = new Browser(port).in("en").signedInAs("duxi.administrator");
    var home = "/calendars/" + people.as("duxi.administrator").bodyId();
    browser.submit(browser.get(home), home + "/beginning", Map.of());
    var csv = "2031-05-01,holiday,劳动节\n2031-05-04,working,调休上班\n2031-13-01,holiday,x\n";
    var looked = upload(browser, home, csv);
    assertThat(looked.body()).contains("2 days would be entered", "is not a day");
    assertThat(calendars.works(people.as("duxi.chair").bodyId(), LocalDate.of(2031, 5, 1)))
        .as("nothing is entered by looking")
        .isTrue();
    var shown = browser.submit(looked, home + "/imported-days", Map.of());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(browser.get(home + "?year=2031").body()).contains("Make-up working day", "劳动节");
    assertThat(upload(browser, home, csv).body()).contains("There is nothing new to enter");
    var exported = browser.get(home + "/days.csv").body();
    assertThat(upload(browser, home, exported).body()).contains("There is nothing new to enter");
    assertThat(upload(browser, home, browser.get(home + "/days.ics").body()).body())
        .contains("There is nothing new to enter");
    assertThat(upload(browser, home, "BEGIN:VCALENDAR\n").status()).isEqualTo(422);
    assertThat(browser.submit(browser.get(home), home + "/days", Map.of("day", "soon")).status())
        .isEqualTo(422);
    assertThat(
            browser
                .submit(browser.get(home + "/leads"), home + "/leads", Map.of("own", "-3"))
                .status())
        .isEqualTo(422);
    assertThat(browser.get(home + "/pack?pack=999999").status()).isEqualTo(404);
    browser.submit(browser.get(home), home + "/end", Map.of());
    assertThat(calendars.keeperOf(people.as("duxi.chair").bodyId()))
        .isNotEqualTo(Optional.of(people.as("duxi.chair").bodyId()));
  }

  private static Browser.Answer upload(Browser browser, String home, String content) {
    var token =
        browser
            .get(home + "/import")
            .page()
            .select("form[enctype] input[name=_csrf]")
            .attr("value");
    return browser.postMultipart(
        home + "/import",
        Map.of("_csrf", token),
        Map.of("file", new Browser.Upload("days", content.getBytes(StandardCharsets.UTF_8))));
  }

  private static CalendarDay holiday(LocalDate day) {
    return new CalendarDay(day, DayKind.HOLIDAY, "A holiday", null);
  }

  private static CalendarDay working(LocalDate day) {
    return new CalendarDay(day, DayKind.WORKING, "Worked", null);
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome.fold(_ -> "", Refusal::key);
  }
}
