package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.notifications.Notices;
import org.throughline.notifications.Shown;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Who hears of what happens to a task, and what they see of it.
@ProductTest
class TellingPeopleTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Verifications verifications;
  private final Urging urging;
  private final Reports reports;
  private final EnteredFor enteredFor;
  private final Samples samples;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final JdbcClient sql;
  private final int port;

  TellingPeopleTests(
      DemoPeople people,
      TaskOffice office,
      Verifications verifications,
      Urging urging,
      Reports reports,
      EnteredFor enteredFor,
      Samples samples,
      Notices notices,
      TransactionTemplate transaction,
      JdbcClient sql,
      @LocalServerPort int port) {
    this.people = people;
    this.office = office;
    this.verifications = verifications;
    this.urging = urging;
    this.reports = reports;
    this.enteredFor = enteredFor;
    this.samples = samples;
    this.notices = notices;
    this.transaction = transaction;
    this.sql = sql;
    this.port = port;
  }

  @Test
  void eachStepIsToldToWhoeverIsNext() {
    var task = office.reportedDone();
    assertThat(said("fengyue.water.head", task)).containsExactly("tasks.notice.issued");
    assertThat(said("fengyue.secretary", task)).as("of what they did themselves").isEmpty();
    assertThat(said("fengyue.supervisor", task)).containsExactly("tasks.notice.reported_done");
    assertThat(said("luoyan.water.head", task)).isEmpty();
    done(
        verifications.verify(
            people.as("fengyue.supervisor"), task, VerificationLevel.CHECKED, null));
    assertThat(said("fengyue.secretary", task)).containsExactly("tasks.notice.to_close");
    assertThat(said("fengyue.water.head", task))
        .containsExactly("tasks.notice.verified", "tasks.notice.issued");
  }

  @Test
  void whoeverSomethingIsEnteredForIsAskedAndADisputeReachesWhoEnteredIt() {
    var task = office.accepted();
    var head = people.as("fengyue.water.head");
    var official = people.as("fengyue.water.official");
    done(
        reports.report(
            official, task, new NewReport(Progress.BEHIND, "Late.", head.personId(), List.of())));
    assertThat(said("fengyue.water.head", task))
        .containsExactly("tasks.notice.entered_for", "tasks.notice.issued");
    done(
        enteredFor.answer(
            head,
            task,
            enteredFor.of(task).getFirst().id(),
            EnteredFor.Answer.DISPUTED,
            "I said: on time."));
    assertThat(said("fengyue.water.official", task)).containsExactly("tasks.notice.entry_disputed");
    assertThat(said("fengyue.supervisor", task)).containsExactly("tasks.notice.entry_disputed");
  }

  @Test
  void whatIsDrawnIsToldToWhoeverDidItAndToThoseWhoCheck() {
    var ids = List.of(office.reportedDone(), office.reportedDone());
    var id =
        done(
            samples.draw(
                people.as("fengyue.supervisor"),
                new NewSample(
                    SampleBasis.LIST, null, null, ids, 1, null, "ab", VerificationLevel.CLAIMED)));
    var drawn = samples.get(people.as("fengyue.supervisor"), id).drawn().getFirst().taskId();
    var other = ids.getFirst() == drawn ? ids.getLast() : ids.getFirst();
    assertThat(said("fengyue.water.head", drawn))
        .containsExactly("tasks.notice.drawn", "tasks.notice.issued");
    assertThat(said("fengyue.water.head", other)).containsExactly("tasks.notice.issued");
  }

  @Test
  void whatIsTakenBackIsToldToNobody() {
    var before = count();
    transaction.executeWithoutResult(status -> {
      office.issued();
      assertThat(count()).isGreaterThan(before);
      status.setRollbackOnly();
    });
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void readingIsTheReadersOwnAndUrgersSeeIt() {
    var task = late();
    var head = people.as("fengyue.water.head");
    // Others have told the head much; the count stops at a hundred.
    sql.sql(
            "update notifications.notice set read_at = now() where person_id = ? and read_at is null")
        .param(head.personId())
        .update();
    done(urging.urge(people.as("fengyue.secretary"), List.of(task), "Before Friday."));
    var urged = shown(head, task).getFirst();
    assertThat(urged.words()).isEqualTo("Before Friday.");
    assertThat(readAt("fengyue.secretary", task)).allMatch(each -> each.readAt() == null);
    var unread = notices.of(head.personId());
    new Browser(port)
        .in("en")
        .signedInAs("fengyue.water.official")
        .post("/notices/reading", Map.of("event", String.valueOf(urged.eventId())));
    assertThat(notices.of(head.personId())).as("another cannot read it for them").isEqualTo(unread);
    var browser = new Browser(port).in("en").signedInAs("fengyue.water.head");
    assertThat(browser.get("/notices").page().select(".is-unread").text())
        .contains("Before Friday.");
    var opened = browser.get("/notices/opening?event=" + urged.eventId());
    assertThat(opened.address().getPath()).isEqualTo("/tasks/" + task);
    assertThat(notices.of(head.personId())).isEqualTo(unread - 1);
    assertThat(readAt("fengyue.secretary", task)).anyMatch(each -> each.readAt() != null);
    assertThat(
            urging
                .of(people.as("fengyue.supervisor"), task, Language.ENGLISH)
                .getFirst()
                .readings())
        .as("receipts are the urger's")
        .isEmpty();
    assertThat(browser.get("/notices/opening?event=999999999").status()).isEqualTo(404);
    assertThat(browser.get("/notices/sent?event=" + urged.eventId()).status()).isEqualTo(404);
  }

  @Test
  void urgingOnceADayAndOnlyWhatPresses() {
    var task = late();
    var secretary = people.as("fengyue.secretary");
    var early = office.issued();
    assertThat(refusal(urging.urge(secretary, List.of(early), null)))
        .isEqualTo("tasks.refused.urge_not_due");
    var both = done(urging.urge(secretary, List.of(task, early), " "));
    assertThat(both.urged()).containsExactly(task);
    assertThat(both.passedOver()).singleElement();
    assertThat(refusal(urging.urge(secretary, List.of(task), null)))
        .isEqualTo("tasks.refused.urged_today");
    done(urging.urge(people.as("fengyue.supervisor"), List.of(task), null));
    assertThat(said("fengyue.water.head", task))
        .filteredOn("tasks.notice.urged"::equals)
        .hasSize(2);
    var official = new Browser(port).in("en").signedInAs("fengyue.water.official");
    var token = official.get("/desk").page().select("input[name=_csrf]").attr("value");
    assertThat(official.post("/tasks/" + task + "/urging", Map.of("_csrf", token)).status())
        .isEqualTo(403);
  }

  @Test
  void whatMayNoLongerBeSeenIsOnlyGone() {
    var task = office.issued();
    sql.sql(
            "update tasks.task set access = 'restricted', lead_organisation_id = :culture,"
                + " lead_post_id = null where id = :id")
        .param("culture", people.as("fengyue.culture.head").organisationId())
        .param("id", task)
        .update();
    var head = people.as("fengyue.water.head");
    assertThat(shown(head, task)).singleElement().matches(Shown::gone);
  }

  private long late() {
    var task = office.issued();
    sql.sql("update tasks.task set deadline = current_date - 2 where id = :id")
        .param("id", task)
        .update();
    return task;
  }

  private List<Notices.Reading> readAt(String login, long task) {
    return urging.of(people.as(login), task, Language.ENGLISH).getFirst().readings();
  }

  private List<String> said(String login, long task) {
    return shown(people.as(login), task).stream().map(Shown::said).toList();
  }

  private List<Shown> shown(Actor actor, long task) {
    return notices.page(actor, false, null, Language.ENGLISH).stream()
        .filter(each -> each.about().id() == task)
        .toList();
  }

  private long count() {
    return sql.sql("select count(*) from notifications.notice").query(Long.class).single();
  }
}
