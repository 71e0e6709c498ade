package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import org.throughline.tasks.Lead;
import org.throughline.tasks.Light;
import org.throughline.tasks.Reminders;
import org.throughline.tasks.Task;
import org.throughline.tasks.Tasks;
import org.throughline.tasks.Urging;

/// One task that is due soon has been urged, and has reminders of its own.
@Component
class DemoNotices {
  private static final int FIRST_TASKS = 60;

  private final DemoCast cast;
  private final Tasks tasks;
  private final Urging urging;
  private final Reminders reminders;
  private final Clock clock;

  DemoNotices(DemoCast cast, Tasks tasks, Urging urging, Reminders reminders, Clock clock) {
    this.cast = cast;
    this.tasks = tasks;
    this.urging = urging;
    this.reminders = reminders;
    this.clock = clock;
  }

  void create() {
    var secretary = cast.as("fengyue.secretary");
    var head = cast.as("fengyue.water.head");
    var today = LocalDate.now(clock);
    LongStream.rangeClosed(1, FIRST_TASKS)
        .mapToObj(id -> tasks.find(secretary, id))
        .flatMap(java.util.Optional::stream)
        .filter(task -> task.leadOrganisationId() == head.organisationId())
        .filter(task -> task.light(today) == Light.AMBER && task.state().outstanding())
        .findFirst()
        .map(Task::id)
        .ifPresent(id -> {
          done(
              urging.urge(
                  secretary,
                  List.of(id),
                  "The flood season will not wait for the pipe. Say on Monday what you need from us."));
          done(reminders.set(head, id, List.of(Lead.ONE_DAY, Lead.SAME_DAY), null));
        });
  }
}
