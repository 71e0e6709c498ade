package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.tasks.NewReport;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.Progress;
import org.throughline.tasks.ReportSameness;
import org.throughline.tasks.Reports;
import org.throughline.tasks.TakingUp;
import org.throughline.tasks.Tasks;

/// Two counties that answer the same clause, the second with the words of the first: its report
/// waits for the city's inspection office, with what was found beside it.
@Component
class DemoSameness {
  private static final String FIRST =
      """
      Between 3 and 21 May two teams of the bureau walked the Fern Brook and the Kiln Brook from their springs to the county \
      border in Qingtan County. They measured both at twelve places, counted nine outlets and closed two that nobody had \
      permitted. A retired teacher who fishes there every morning was asked to be keeper and agreed. Still open: the culvert \
      beneath the brickyard, whose owner has not answered two letters.\
      """;
  private static final String SECOND =
      """
      Between 9 and 27 May three teams of the bureau walked the Sedge Brook and the Ford Brook from their springs to the county \
      border in Qingtan County. They surveyed both at fifteen places, counted six outlets and closed one that nobody had \
      permitted. A retired teacher who fishes there every evening was asked to be keeper and agreed. Still open: the culvert \
      below the sawmill, whose owner has not replied to two letters.\
      """;

  private final DemoCast cast;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final ReportSameness sameness;

  DemoSameness(
      DemoCast cast, Tasks tasks, TakingUp takingUp, Reports reports, ReportSameness sameness) {
    this.cast = cast;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.sameness = sameness;
  }

  void create(long parent, LocalDate today) {
    answer(parent, cast.as("qingtan.water.head"), today, Progress.ON_SCHEDULE, FIRST);
    var heyu = cast.as("heyu.water.head");
    var copied = answer(parent, heyu, today, Progress.DONE, SECOND);
    sameness.remark(copied, heyu, "We wrote ours after the pattern that the city had sent round.");
  }

  private long answer(long parent, Actor county, LocalDate today, Progress progress, String words) {
    var city = cast.as("fengyue.water.head");
    var task =
        done(
            tasks.issue(
                city,
                new NewTask(
                    new Origin.OfTask(parent),
                    "Register the brooks that cross the county border",
                    "Length, state and outlets of each, and who will keep it.",
                    county.organisationId(),
                    null,
                    Set.of(),
                    cast.as("fengyue.supervisor").organisationId(),
                    today.plusDays(20),
                    null,
                    "In time for the city's register.",
                    Access.INTERNAL)));
    done(takingUp.acknowledge(county, task));
    done(takingUp.accept(county, task, null));
    done(reports.report(county, task, new NewReport(progress, words, null, List.of())));
    return task;
  }
}
