package org.throughline.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.support.DemoPeople;

/// Tasks in the usual states, for tests: the city's secretary issues, its water bureau leads, its
/// inspection office supervises.
@Component
public class TaskOffice {
  private final DemoPeople people;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Reports reports;
  private final Clock clock;

  TaskOffice(DemoPeople people, Tasks tasks, TakingUp takingUp, Reports reports, Clock clock) {
    this.people = people;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.reports = reports;
    this.clock = clock;
  }

  public LocalDate in(int days) {
    return LocalDate.now(clock).plusDays(days);
  }

  /// A task that breaks no rule; tests change the one thing they are about.
  public Sketch sketch() {
    return new Sketch(
        new Origin.OwnInitiative("The stations failed in the summer."),
        "Repair the pumping stations",
        people.as("fengyue.water.head").organisationId(),
        null,
        Set.of(),
        null,
        in(20),
        null,
        Access.INTERNAL);
  }

  public record Sketch(
      Origin origin,
      String title,
      long lead,
      @Nullable Long post,
      Set<Long> supporting,
      @Nullable Long supervisor,
      @Nullable LocalDate deadline,
      @Nullable LocalDate review,
      Access access) {

    Sketch from(Origin other) {
      return new Sketch(other, title, lead, post, supporting, supervisor, deadline, review, access);
    }

    Sketch titled(String other) {
      return new Sketch(
          origin, other, lead, post, supporting, supervisor, deadline, review, access);
    }

    Sketch ledBy(long other) {
      return new Sketch(
          origin, title, other, post, supporting, supervisor, deadline, review, access);
    }

    Sketch post(long other) {
      return new Sketch(
          origin, title, lead, other, supporting, supervisor, deadline, review, access);
    }

    Sketch supportedBy(Long... others) {
      return new Sketch(
          origin, title, lead, post, Set.of(others), supervisor, deadline, review, access);
    }

    Sketch supervisedBy(long other) {
      return new Sketch(origin, title, lead, post, supporting, other, deadline, review, access);
    }

    Sketch due(@Nullable LocalDate other) {
      return new Sketch(origin, title, lead, post, supporting, supervisor, other, review, access);
    }

    Sketch reviewed(@Nullable LocalDate other) {
      return new Sketch(origin, title, lead, post, supporting, supervisor, deadline, other, access);
    }

    Sketch access(Access other) {
      return new Sketch(origin, title, lead, post, supporting, supervisor, deadline, review, other);
    }

    NewTask task() {
      return new NewTask(
          origin,
          title,
          "As agreed.",
          lead,
          post,
          supporting,
          supervisor,
          deadline,
          review,
          "Twenty days.",
          access);
    }
  }

  public long issued() {
    return done(tasks.issue(people.as("fengyue.secretary"), sketch().task()));
  }

  public long accepted() {
    var id = issued();
    done(takingUp.accept(people.as("fengyue.water.head"), id, null));
    return id;
  }

  public long reportedDone() {
    var id = accepted();
    done(report(people.as("fengyue.water.official"), id, Progress.DONE));
    return id;
  }

  /// Below a task of the city's water bureau, led by the county's.
  public long handedDown(long parent) {
    return done(
        tasks.issue(
            people.as("fengyue.water.head"),
            sketch()
                .from(new Origin.OfTask(parent))
                .ledBy(people.as("qingtan.water.head").organisationId())
                .due(in(10))
                .task()));
  }

  public Outcome<Long> accept(Actor actor, long id) {
    return takingUp.accept(actor, id, null);
  }

  public Outcome<Long> report(Actor actor, long id, Progress progress) {
    return reports.report(actor, id, new NewReport(progress, "As it stands.", null, List.of()));
  }

  /// As the leading unit sees it.
  public Task get(long id) {
    return tasks.get(people.as("fengyue.water.head"), id);
  }

  public List<Task> parts(Actor actor, long id) {
    return tasks.parts(actor, id);
  }

  public static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  /// The key of the refusal; the empty string where it was done.
  public static String refusal(Outcome<?> outcome) {
    return outcome.fold(_ -> "", Refusal::key);
  }
}
