package org.throughline.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.invitations.InvitationSamples.at;
import static org.throughline.invitations.InvitationSamples.called;
import static org.throughline.meetings.MeetingSamples.done;
import static throughline.db.invitations.Tables.SUBSCRIPTION;
import static throughline.db.organisations.Tables.MEMBERSHIP;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Secret addresses for calendar programs.
@ProductTest
class SubscribingTests {
  private static final LocalDate DAY = LocalDate.now().plusDays(30);

  private final Subscriptions subscriptions;
  private final CalendarFeeds feeds;
  private final Invitations invitations;
  private final Meetings meetings;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor county;
  private final Actor stranger;
  private final Actor official;
  private final int port;

  SubscribingTests(
      Subscriptions subscriptions,
      CalendarFeeds feeds,
      Invitations invitations,
      Meetings meetings,
      DSLContext sql,
      DemoPeople people,
      @LocalServerPort int port) {
    this.subscriptions = subscriptions;
    this.feeds = feeds;
    this.invitations = invitations;
    this.meetings = meetings;
    this.sql = sql;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.county = people.as("heyu.chair");
    this.stranger = people.as("luoyan.chair");
    this.official = people.as("mailing.culture.official");
    this.port = port;
  }

  private long meeting(Access access) {
    return done(meetings.plan(secretary, at(secretary, DAY, LocalTime.of(14, 0), access)));
  }

  private String subscribe(Actor actor, @Nullable Long organisation) {
    return done(subscriptions.make(actor, organisation, Language.ENGLISH));
  }

  private String feed(String secret) {
    return new String(feeds.feed(secret, "https://t.example"), StandardCharsets.UTF_8)
        .replace("\r\n ", "");
  }

  private static String address(long meeting) {
    return "/meetings/" + meeting + "\r\n";
  }

  @Test
  void ofTheSecretOnlyAHashIsKept() {
    var secret = subscribe(chair, null);
    assertThat(secret).hasSize(43);
    assertThat(
            sql.fetchCount(SUBSCRIPTION, SUBSCRIPTION.SECRET_HASH.eq(Subscriptions.hash(secret))))
        .isEqualTo(1);
    assertThat(sql.selectFrom(SUBSCRIPTION).orderBy(SUBSCRIPTION.ID).fetch().formatCSV())
        .doesNotContain(secret);
  }

  @Test
  void anOrganisationsCalendarShowsWhatItsOwnerMaySee() {
    var open = meeting(Access.INTERNAL);
    var restricted = meeting(Access.RESTRICTED);
    var owners = feed(subscribe(chair, secretary.organisationId()));
    assertThat(owners).contains(address(open)).doesNotContain(address(restricted));
    var office = feed(subscribe(secretary, secretary.organisationId()));
    assertThat(office).contains(address(open)).contains(address(restricted));
    assertThatThrownBy(() -> subscribe(stranger, secretary.organisationId()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void onesOwnCalendarShowsWhatOneIsCalledToWithTheWayToAnswer() {
    var meeting = meeting(Access.RESTRICTED);
    var secret = subscribe(county, null);
    done(invitations.invite(secretary, meeting, called(county), CalledAs.INVITED));
    assertThat(feed(secret)).as("not sent yet").doesNotContain("Rivers meeting");
    done(invitations.send(secretary, meeting));
    var id = invitations.ofMeeting(secretary, meeting, Language.ENGLISH).getFirst().id();
    assertThat(feed(secret))
        .contains("URL:https://t.example/invitations/" + id + "\r\n")
        .contains("https://t.example/feeds/" + secret + "/answers/" + id)
        .contains("CLASS:CONFIDENTIAL");
    done(invitations.withdraw(secretary, id));
    assertThat(feed(secret)).contains("STATUS:CANCELLED").doesNotContain("/answers/" + id);
  }

  @Test
  void anAnswerFromTheCalendarNeedsNoSignIn() {
    var meeting = meeting(Access.INTERNAL);
    var secret = subscribe(chair, null);
    done(invitations.invite(secretary, meeting, called(chair), CalledAs.MEMBER));
    done(invitations.send(secretary, meeting));
    var id = invitations.ofMeeting(secretary, meeting, Language.ENGLISH).getFirst().id();
    var path = "/feeds/" + secret + "/answers/" + id;
    var nobody = new Browser(port).in("en");
    var shown = nobody.get(path);
    assertThat(shown.page().select("h1").text()).isEqualTo("Rivers meeting");
    assertThat(answer(meeting)).as("looking answers nothing").isNull();
    var refused = nobody.submit(shown, path, Map.of("answer", "excused"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text()).contains("Say why you cannot come");
    assertThat(nobody.submit(shown, path, Map.of("answer", "coming")).status()).isEqualTo(200);
    assertThat(answer(meeting)).isEqualTo(Answer.COMING);
    assertThat(invitations.ofMeeting(secretary, meeting, Language.ENGLISH).getFirst().through())
        .isEqualTo(Through.CALENDAR);
    assertThat(nobody.get("/feeds/" + subscribe(county, null) + "/answers/" + id).status())
        .as("another's calendar")
        .isEqualTo(404);
  }

  private @Nullable Answer answer(long meeting) {
    return invitations.ofMeeting(secretary, meeting, Language.ENGLISH).getFirst().answer();
  }

  @Test
  void aRevokedAddressAnswersAsOneThatNeverWas() {
    var secret = subscribe(chair, chair.organisationId());
    var nobody = new Browser(port).in("en");
    var before = nobody.get("/feeds/" + secret + ".ics");
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.raw().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/calendar");
    assertThat(before.raw().headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
    var id =
        subscriptions.own(chair, Language.ENGLISH).stream()
            .filter(each -> each.organisationId() != null)
            .findFirst()
            .orElseThrow()
            .id();
    assertThatThrownBy(() -> subscriptions.revoke(county, id)).isInstanceOf(NotFound.class);
    done(subscriptions.revoke(chair, id));
    assertThat(nobody.get("/feeds/" + secret + ".ics").status()).isEqualTo(404);
    assertThat(nobody.get("/feeds/" + secret.substring(1) + "A.ics").status()).isEqualTo(404);
  }

  @Test
  void makingAnAddressAgainRevokesTheEarlierOne() {
    var first = subscribe(county, county.organisationId());
    var second = subscribe(county, county.organisationId());
    assertThatThrownBy(() -> feed(first)).isInstanceOf(NotFound.class);
    assertThat(feed(second)).contains("BEGIN:VCALENDAR");
  }

  @Test
  void whoeverHoldsNoPostAnyMoreIsShownNothing() {
    var secret = subscribe(official, official.organisationId());
    assertThat(feed(secret)).contains("BEGIN:VCALENDAR");
    sql.update(MEMBERSHIP)
        .set(MEMBERSHIP.TO_DATE, LocalDate.now().minusDays(1))
        .where(MEMBERSHIP.PERSON_ID.eq(official.personId()))
        .execute();
    try {
      assertThatThrownBy(() -> feed(secret)).isInstanceOf(NotFound.class);
    } finally {
      sql.update(MEMBERSHIP)
          .setNull(MEMBERSHIP.TO_DATE)
          .where(MEMBERSHIP.PERSON_ID.eq(official.personId()))
          .execute();
    }
  }

  @Test
  void theAddressIsShownOnceAndWorks() {
    var browser = new Browser(port).in("en").signedInAs("fengyue.member");
    var made =
        browser.submit(browser.get("/my-calendars"), "/my-calendars", Map.of("organisation", ""));
    var address = made.page().select("#calendar-address").attr("value");
    assertThat(address).contains("/feeds/").endsWith(".ics");
    assertThat(new Browser(port).get(java.net.URI.create(address).getPath()).status())
        .isEqualTo(200);
    var again = browser.get("/my-calendars");
    assertThat(again.body()).doesNotContain("/feeds/");
    assertThat(again.page().select("tbody tr").text()).contains("My own meetings");
  }
}
