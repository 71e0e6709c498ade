package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.tasks.Closures;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Progress;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Upload;
import org.throughline.tasks.VerificationLevel;
import org.throughline.tasks.Verifications;

/// The demo's tasks, each at another point of its way.
@Component
class DemoTasks {
  private final DemoCast cast;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final Verifications verifications;
  private final Closures closures;
  private final DemoSameness sameness;

  DemoTasks(
      DemoCast cast,
      Tasks tasks,
      TakingUp takingUp,
      Reports reports,
      Verifications verifications,
      Closures closures,
      DemoSameness sameness) {
    this.cast = cast;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.verifications = verifications;
    this.closures = closures;
    this.sameness = sameness;
  }

  void create(List<Long> clauses, List<Long> decisionClauses, LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    var head = cast.as("fengyue.water.head");
    var official = cast.as("fengyue.water.official");
    var register =
        issue(
            secretary,
            new Origin.OfClause(clauses.get(0)),
            head,
            "Walk and register the eleven rivers",
            "Length, state and keeper of each, as the province's opinions ask.",
            today.plusDays(40),
            "Forty days, so that the register is whole before winter.");
    takeUp(head, register, official);
    var county = cast.as("qingtan.water.head");
    var walk =
        issue(
            head,
            new Origin.OfTask(register),
            county,
            "Walk the Willow Brook and the Mill Brook",
            "Both rise in the county.",
            today.plusDays(15),
            "In time for the city's register.");
    done(takingUp.acknowledge(county, walk));
    sameness.create(register, today);
    report(
        official,
        register,
        Progress.ON_SCHEDULE,
        "Seven of eleven rivers have been walked; the sheets are attached.",
        "register.csv",
        "river,length_km,state\nWillow Brook,14,poor\nMill Brook,9,fair\n");

    var brook =
        issue(
            secretary,
            new Origin.OfDecisionClause(decisionClauses.get(0)),
            head,
            "Open the Willow Brook from the old mill to the market",
            "",
            today.plusDays(2),
            "Before the winter flood.");
    takeUp(head, brook, official);
    report(
        official,
        brook,
        Progress.BEHIND,
        "Two of three culverts are open. The third waits for the gas pipe beneath it to be moved.",
        null,
        "");

    var keepers =
        issue(
            secretary,
            new Origin.OfClause(clauses.get(1)),
            head,
            "Put up boards with the keepers' names",
            "One at each bridge.",
            today.plusDays(30),
            "Thirty days.");
    takeUp(head, keepers, official);
    report(
        official,
        keepers,
        Progress.DONE,
        "All thirty-two boards stand.",
        "boards.txt",
        "Thirty-two bridges, thirty-two boards.\n");
    done(
        verifications.verify(
            cast.as("fengyue.supervisor"),
            keepers,
            VerificationLevel.CHECKED,
            "Ten bridges were drawn and visited; ten boards stand."));
    done(closures.close(secretary, keepers, "Done as decided."));

    issue(
        secretary,
        new Origin.OfDecisionClause(decisionClauses.get(1)),
        cast.as("fengyue.culture.head"),
        "Lay out a footpath along the opened bank",
        "From the old mill to the market, wide enough for a pram.",
        today.plusDays(90),
        "Ninety days after the opening.");
  }

  private long issue(
      Actor issuer,
      Origin origin,
      Actor lead,
      String title,
      String text,
      LocalDate deadline,
      String rule) {
    return done(
        tasks.issue(
            issuer,
            new NewTask(
                origin,
                title,
                text,
                lead.organisationId(),
                null,
                Set.of(),
                null,
                deadline,
                null,
                rule,
                Access.INTERNAL)));
  }

  private void takeUp(Actor head, long task, Actor official) {
    done(takingUp.acknowledge(head, task));
    done(takingUp.accept(head, task, official.personId()));
  }

  private void report(
      Actor who, long task, Progress progress, String text, @Nullable String file, String content) {
    var files =
        file == null
            ? List.<Upload>of()
            : List.of(new Upload(file, content.getBytes(StandardCharsets.UTF_8)));
    done(reports.report(who, task, new NewReport(progress, text, null, files)));
  }
}
