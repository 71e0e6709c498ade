package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.notifications.Notices;
import org.throughline.notifications.Shown;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// What the calendar does with tasks that are due and late; time is moved by naming the day.
@ProductTest
class RemindingOfTasksTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Reminders reminders;
  private final Escalations escalations;
  private final Verifications verifications;
  private final TakingUp takingUp;
  private final Notices notices;
  private final JdbcClient sql;

  RemindingOfTasksTests(
      DemoPeople people,
      TaskOffice office,
      Reminders reminders,
      Escalations escalations,
      Verifications verifications,
      TakingUp takingUp,
      Notices notices,
      JdbcClient sql) {
    this.people = people;
    this.office = office;
    this.reminders = reminders;
    this.escalations = escalations;
    this.verifications = verifications;
    this.takingUp = takingUp;
    this.notices = notices;
    this.sql = sql;
  }

  @Test
  void remindersComeOnTheirDaysMoveWithTheDeadlineAndEndWithTheTask() {
    var head = people.as("fengyue.water.head");
    var task = office.accepted();
    assertThat(reminded(task, 16)).as("four days before").isEmpty();
    assertThat(reminded(task, 17)).containsExactly("tasks.notice.reminded.three_days");
    assertThat(reminded(task, 18)).as("once").isEmpty();
    move(task, 30);
    assertThat(reminded(task, 20)).as("it is due later now").isEmpty();
    done(reminders.set(head, task, List.of(Lead.ONE_WEEK, Lead.ONE_DAY), office.in(25)));
    assertThat(reminded(task, 22)).as("only its own").isEmpty();
    assertThat(reminded(task, 23)).containsExactly("tasks.notice.reminded.one_week");
    assertThat(reminded(task, 25)).containsExactly("tasks.notice.reminded.on_day");
    assertThat(refusal(reminders.set(head, task, List.of(), office.in(-1))))
        .isEqualTo("tasks.refused.reminder_past");
    sql.sql("update tasks.task set state = 'closed' where id = :id").param("id", task).update();
    assertThat(reminded(task, 29)).as("it has ended").isEmpty();
  }

  @Test
  void afterAStandstillTheNearestIsSaidAlone() {
    var task = office.accepted();
    assertThat(reminded(task, 20)).containsExactly("tasks.notice.reminded.same_day");
    assertThat(reminded(task, 20)).isEmpty();
  }

  @Test
  void aLateTaskGoesUpRungByRung() {
    var task = office.accepted();
    var day = workday(late(task));
    assertThat(climbed(task, day)).containsExactly("unit_head -");
    assertThat(climbed(task, day)).as("once").isEmpty();
    assertThat(said("fengyue.water.head", task)).startsWith("tasks.notice.escalated.unit_head");
    assertThat(said("fengyue.chair", task)).isEmpty();
    assertThat(climbed(task, after(day, 2))).containsExactly("chair -");
    assertThat(said("fengyue.chair", task)).containsExactly("tasks.notice.escalated.chair");
    assertThat(climbed(task, after(day, 4))).containsExactly("agenda -");
    assertThat(said("fengyue.secretary", task)).startsWith("tasks.notice.escalated.agenda");
    assertThat(climbed(task, after(day, 60))).isEmpty();
    sql.sql("update tasks.task set deadline = deadline + 90 where id = :id")
        .param("id", task)
        .update();
    assertThat(climbed(task, after(day, 61))).as("a new deadline, a new ladder").isEmpty();
  }

  @Test
  void whoHoldsItUpIsToldInstead() {
    var reported = office.reportedDone();
    assertThat(climbed(reported, workday(late(reported))))
        .containsExactly("unit_head verification");
    assertThat(said("fengyue.supervisor", reported))
        .startsWith("tasks.notice.held_up.verification");
    assertThat(said("fengyue.water.head", reported))
        .doesNotContain("tasks.notice.escalated.unit_head");
    assertThat(escalations.of(reported, Language.CHINESE).getFirst().organisation()).contains("督查");
    done(verifications.sendBack(people.as("fengyue.supervisor"), reported, "Two are missing."));
    assertThat(climbed(reported, after(workday(late(reported)), 2)))
        .as("the doer's turn again")
        .contains("chair -");

    var returned = office.issued();
    done(takingUp.giveBack(people.as("fengyue.water.head"), returned, "Not ours."));
    assertThat(climbed(returned, workday(late(returned)))).containsExactly("unit_head return");
    assertThat(said("fengyue.secretary", returned)).startsWith("tasks.notice.held_up.return");

    var blocked = office.accepted();
    var culture = people.as("fengyue.culture.head");
    block(blocked, culture.organisationId());
    assertThat(climbed(blocked, workday(late(blocked)))).containsExactly("unit_head blocked");
    assertThat(said("fengyue.culture.head", blocked))
        .containsExactly("tasks.notice.held_up.blocked");
    var own = office.accepted();
    block(own, people.as("fengyue.water.head").organisationId());
    assertThat(climbed(own, workday(late(own))))
        .as("what the doer can lift is no excuse")
        .containsExactly("unit_head -");
  }

  /// At random: days pass, the deadline moves, the task is reported done, sent back. However often
  /// the calendar looks, each rung is taken at most once for each deadline, in order, never early.
  @Test
  void whateverHappensEachRungIsTakenOnce() {
    var random = new Random(47);
    var task = office.accepted();
    var deadline = late(task);
    var day = deadline;
    for (var step = 0; step < 60; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          deadline = day.plusDays(random.nextInt(6));
          var set = deadline;
          sql.sql("update tasks.task set deadline = :day where id = :id")
              .param("day", set)
              .param("id", task)
              .update();
        }
        case 1 ->
            sql.sql("update tasks.task set state = :state where id = :id")
                .param("state", random.nextBoolean() ? "reported_done" : "in_progress")
                .param("id", task)
                .update();
        default -> day = day.plusDays(random.nextInt(3));
      }
      escalations.climb(day);
      var due = Math.max(0, between(deadline, day));
      var expected = due >= 5 ? 3 : due >= 3 ? 2 : due >= 1 ? 1 : 0;
      var now = deadline;
      assertThat(
              escalations.of(task, Language.ENGLISH).stream()
                  .filter(each -> each.deadline().equals(now))
                  .count())
          .as("step %d, %d working days late", step, due)
          .isGreaterThanOrEqualTo(expected);
    }
    assertThat(
            sql.sql(
                    "select count(*) from notifications.event e where e.kind = 'task' and e.record_id = :id"
                        + " and e.topic = 'tasks.escalated'")
                .param("id", task)
                .query(Integer.class)
                .single())
        .as("each told once")
        .isEqualTo(escalations.of(task, Language.ENGLISH).size());
  }

  private void block(long task, long lifter) {
    sql.sql(
            "insert into tasks.block (task_id, blocker_organisation_id, words, lifter_organisation_id, person_id)"
                + " values (:task, :lifter, 'The pipe.', :lifter, :person)")
        .param("task", task)
        .param("lifter", lifter)
        .param("person", people.as("fengyue.water.head").personId())
        .update();
    sql.sql("update tasks.task set state = 'blocked', state_before = 'in_progress' where id = :id")
        .param("id", task)
        .update();
  }

  /// @return the deadline, a Friday in the past
  private LocalDate late(long task) {
    var friday =
        office.in(-10).with(java.time.temporal.TemporalAdjusters.previous(DayOfWeek.FRIDAY));
    sql.sql("update tasks.task set deadline = :day where id = :id")
        .param("day", friday)
        .param("id", task)
        .update();
    return friday;
  }

  /// The Monday after.
  private static LocalDate workday(LocalDate friday) {
    return friday.plusDays(3);
  }

  private static LocalDate after(LocalDate day, int workdays) {
    var later = day;
    for (var left = workdays; left > 0; left--) {
      do {
        later = later.plusDays(1);
      } while (weekend(later));
    }
    return later;
  }

  private static int between(LocalDate from, LocalDate to) {
    return (int)
        from.plusDays(1)
            .datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1))
            .filter(day -> !weekend(day))
            .count();
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private List<String> climbed(long task, LocalDate day) {
    var before = escalations.of(task, Language.ENGLISH).size();
    escalations.climb(day);
    var steps = escalations.of(task, Language.ENGLISH);
    return steps.subList(0, steps.size() - before).reversed().stream()
        .map(
            each -> each.rung().code() + " " + (each.heldUp() == null ? "-" : each.heldUp().code()))
        .toList();
  }

  private void move(long task, int days) {
    sql.sql("update tasks.task set deadline = :day where id = :id")
        .params(Map.of("day", office.in(days), "id", task))
        .update();
  }

  /// What the head of the unit hears on that day and had not heard before.
  private List<String> reminded(long task, int inDays) {
    var head = people.as("fengyue.water.head");
    var before = shown(head, task).size();
    reminders.remind(office.in(inDays));
    var all = shown(head, task);
    return all.subList(0, all.size() - before).stream().map(Shown::said).toList();
  }

  private List<String> said(String login, long task) {
    return shown(people.as(login), task).stream().map(Shown::said).toList();
  }

  private List<Shown> shown(Actor actor, long task) {
    var all = new ArrayList<Shown>();
    var page = notices.page(actor, false, null, Language.ENGLISH);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = notices.page(actor, false, page.getLast().eventId(), Language.ENGLISH);
    }
    return all.stream().filter(each -> each.about().id() == task).toList();
  }
}
