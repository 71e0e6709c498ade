package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.lines.Lines;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class LookingAtTasksTests {
  private final int port;
  private final TaskOffice office;
  private final DemoPeople people;
  private final Tasks tasks;
  private final Verifications verifications;
  private final Reports reports;
  private final Closures closures;
  private final Lines lines;

  LookingAtTasksTests(
      @LocalServerPort int port,
      TaskOffice office,
      DemoPeople people,
      Tasks tasks,
      Verifications verifications,
      Reports reports,
      Closures closures,
      Lines lines) {
    this.port = port;
    this.office = office;
    this.people = people;
    this.tasks = tasks;
    this.verifications = verifications;
    this.reports = reports;
    this.closures = closures;
    this.lines = lines;
  }

  @Test
  void aTaskIsIssuedWithAFormAndWhatWasTypedIsKeptWhereItIsRefused() {
    var secretary = as("fengyue.secretary", "en");
    var page = secretary.get("/tasks/new");
    var fields =
        Map.of(
            "own",
            "The summer showed it.",
            "title",
            "Repair <b>everything</b>",
            "lead",
            Long.toString(people.as("fengyue.water.head").organisationId()),
            "date",
            office.in(-1).toString());
    var refused = secretary.submit(page, "/tasks", fields);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("[role=alert]").text()).contains("has passed");
    assertThat(refused.page().select("#title").attr("value")).isEqualTo("Repair <b>everything</b>");
    var issued = secretary.submit(refused, "/tasks", Map.of("date", office.in(3).toString()));
    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.page().select("h1").text()).isEqualTo("Repair <b>everything</b>");
    assertThat(issued.page().select(".banner[role=status]").text())
        .isEqualTo("The task has been issued.");
  }

  @Test
  void malformedChoicesAreRefusedWithASentence() {
    var secretary = as("fengyue.secretary", "zh-Hans");
    var page = secretary.get("/tasks/new");
    var lead = Long.toString(people.as("fengyue.water.head").organisationId());
    for (var bad :
        List.of(
            Map.of("own", "理由", "title", "任务"),
            Map.of("own", "理由", "title", "任务", "lead", "x", "date", "2999-01-01"),
            Map.of("own", "理由", "title", "任务", "lead", lead, "date", "2026-02-31"),
            Map.of("own", "理由", "title", "任务", "lead", lead, "date", "2999-01-01", "post", "?"),
            Map.of("own", "理由", "title", "任务", "lead", lead, "date", "2999-01-01", "access", "?"),
            Map.of(
                "own",
                "理由",
                "title",
                "任务",
                "lead",
                lead,
                "date",
                "2999-01-01",
                "supporting",
                "-1"))) {
      var answer = secretary.submit(page, "/tasks", bad);
      assertThat(answer.status()).as("%s", bad).isEqualTo(422);
      assertThat(answer.page().select("[role=alert]").text()).as("%s", bad).contains("请");
    }
    assertThat(secretary.get("/tasks/new?clause=x").status()).isEqualTo(404);
    assertThat(secretary.get("/tasks/new?clause=987654321").status()).isEqualTo(404);
    assertThat(secretary.get("/tasks/new?decisionClause=987654321").status()).isEqualTo(404);
  }

  @Test
  void everyStepHasItsFormOnThePageOfWhoeverMayTakeIt() {
    var id = office.issued();
    var secretary = as("fengyue.secretary", "en");
    var head = as("fengyue.water.head", "en");
    var path = "/tasks/" + id;
    assertThat(head.get(path).page().select("section[aria-labelledby=actions] .acts form"))
        .hasSize(3);
    assertThat(
            as("fengyue.water.official", "en")
                .get(path)
                .page()
                .select("section[aria-labelledby=actions] .acts form"))
        .as("an official may only enter what the head said")
        .allMatch(form -> form.attr("action").endsWith("-for-head"));
    head.submit(head.get(path), path + "/return", Map.of("text", "Not ours."));
    assertThat(secretary.get(path).page().select(".banner--warning").text()).contains("Not ours.");
    secretary.submit(secretary.get(path), path + "/sending", Map.of("text", "It is."));
    head.submit(head.get(path), path + "/acknowledgement", Map.of());
    head.submit(head.get(path), path + "/acceptance", Map.of());
    var named = people.as("fengyue.water.official").personId();
    head.submit(head.get(path), path + "/official", Map.of("official", Long.toString(named)));
    assertThat(tasks.get(people.as("fengyue.secretary"), id).officialPersonId()).isEqualTo(named);
    assertThat(head.get("/tasks/new?parent=" + id).status()).isEqualTo(200);
    done(office.report(people.as("fengyue.water.official"), id, Progress.DONE));
    var supervisor = as("fengyue.supervisor", "en");
    supervisor.submit(supervisor.get(path), path + "/sending-back", Map.of("text", "Look again."));
    done(office.report(people.as("fengyue.water.official"), id, Progress.DONE));
    supervisor.submit(supervisor.get(path), path + "/verification", Map.of("level", "checked"));
    secretary.submit(secretary.get(path), path + "/closure", Map.of());
    secretary.submit(secretary.get(path), path + "/reopening", Map.of("text", "It broke."));
    secretary.submit(secretary.get(path), path + "/cancellation", Map.of("text", "Enough."));
    var end = secretary.get(path).page();
    assertThat(end.select(".status--abandoned").text()).isEqualTo("abandoned");
    assertThat(end.select(".timeline__what").eachText())
        .containsExactly(
            "Task issued",
            "Task returned",
            "Task sent again",
            "Task acknowledged",
            "Task accepted",
            "Official named",
            "Reported done",
            "Task sent back",
            "Reported done",
            "Task verified",
            "Task closed",
            "Task reopened",
            "Task cancelled");
  }

  @Test
  void aTaskIsNotClosedWhileWhatWasHandedDownIsOpen() {
    var id = office.accepted();
    var below = office.handedDown(id);
    done(office.report(people.as("fengyue.water.head"), id, Progress.DONE));
    done(
        verifications.verify(
            people.as("fengyue.supervisor"), id, VerificationLevel.CONFIRMED, null));
    var secretary = as("fengyue.secretary", "en");
    var path = "/tasks/" + id;
    var answer = secretary.submit(secretary.get(path), path + "/closure", Map.of());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.page().select("[role=alert]").text()).contains("Repair the pumping stations");
    done(closures.cancel(people.as("fengyue.water.head"), below, "Merged."));
    assertThat(secretary.submit(secretary.get(path), path + "/closure", Map.of()).status())
        .isEqualTo(200);
    assertThat(TaskOffice.refusal(closures.reopen(people.as("fengyue.water.head"), below, "No.")))
        .isNotEmpty();
  }

  @Test
  void aSubtaskIsClosedByTheUnitThatIssuedItOnly() {
    var parent = office.accepted();
    var id = office.handedDown(parent);
    var county = people.as("qingtan.water.head");
    done(office.accept(county, id));
    done(office.report(county, id, Progress.DONE));
    done(
        verifications.verify(
            people.as("fengyue.supervisor"), id, VerificationLevel.DOCUMENTED, null));
    for (var other : List.of("fengyue.secretary", "fengyue.chair", "fengyue.culture.head")) {
      assertThatThrownBy(() -> closures.close(people.as(other), id, ""))
          .as(other)
          .isInstanceOf(Forbidden.class);
    }
    done(closures.close(people.as("fengyue.water.head"), id, ""));
    assertThat(closures.of(id)).isPresent();
  }

  @Test
  void theListIsShownInEveryViewAndLanguageWhateverStandsInTheAddress() {
    office.issued();
    for (var login :
        List.of(
            "fengyue.secretary", "fengyue.water.official", "fengyue.supervisor", "yunling.chair")) {
      var browser = as(login, login.startsWith("y") ? "zh-Hans" : "en");
      for (var query :
          List.of(
              "",
              "?view=ours",
              "?view=issued&state=issued",
              "?view=supervised&late=true",
              "?view=all&page=99999",
              "?view=x&state=y&late=z&page=-1",
              "?page=99999999999")) {
        assertThat(browser.get("/tasks" + query).status()).as(login + query).isEqualTo(200);
      }
    }
    var page = as("luoyan.secretary", "en").get("/tasks?view=all").page();
    assertThat(page.text()).doesNotContain("Repair the pumping stations");
  }

  @Test
  void aTaskWaitsOnTheDeskOfWhoeverMustActNext() {
    var issued = office.issued();
    assertThat(desk("fengyue.water.head")).contains("/tasks/" + issued);
    var done = office.reportedDone();
    assertThat(as("fengyue.supervisor", "en").get("/desk").page().select("h2").eachText())
        .contains("Tasks to verify");
    assertThat(tasks.get(people.as("fengyue.supervisor"), done).state())
        .isEqualTo(TaskState.REPORTED_DONE);
  }

  private List<String> desk(String login) {
    return as(login, "en").get("/desk").page().select(".queue__title a").eachAttr("href");
  }

  @Test
  void theLineLeadsFromATaskToItsSubtaskReportEvidenceVerificationAndClosure() {
    var id = office.accepted();
    var below = office.handedDown(id);
    done(
        reports.report(
            people.as("fengyue.water.head"),
            id,
            new NewReport(
                Progress.DONE, "Done.", null, List.of(new Upload("a.txt", new byte[] {'a'})))));
    done(
        verifications.verify(people.as("fengyue.supervisor"), id, VerificationLevel.CHECKED, null));
    done(closures.cancel(people.as("fengyue.water.head"), below, "Merged."));
    done(closures.close(people.as("fengyue.secretary"), id, ""));
    var line = lines.of(new Ref(Kind.TASK, id), people.as("fengyue.secretary"), Language.ENGLISH);
    assertThat(line.below())
        .extracting(node -> node.card().ref().kind())
        .containsExactlyInAnyOrder(
            Kind.TASK, Kind.REPORT, Kind.EVIDENCE, Kind.VERIFICATION, Kind.CLOSURE);
    var up = lines.of(new Ref(Kind.TASK, below), people.as("qingtan.water.head"), Language.CHINESE);
    assertThat(up.above()).extracting(node -> node.card().ref().id()).containsExactly(id);
    assertThat(as("fengyue.secretary", "en").get("/line/task/" + id).status()).isEqualTo(200);
    assertThat(as("luoyan.secretary", "en").get("/line/task/" + id).status()).isEqualTo(404);
  }

  private Browser as(String login, String language) {
    return new Browser(port).in(language).signedInAs(login);
  }
}
