package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.tasks.TaskOffice.done;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.EarlierDecisions;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.Who;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// The ladder's last rung: a late task comes before the next meeting of whoever decided it.
@ProductTest
class BringingLateTasksUpTests {
  private final int port;
  private final DemoPeople people;
  private final TaskOffice office;
  private final Organisations organisations;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Agenda agenda;
  private final Decisions decisions;
  private final FollowUpReports reports;
  private final Escalations escalations;
  private final NextAgenda next;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Verifications verifications;
  private final Closures closures;
  private final JdbcClient sql;
  private final Clock clock;

  BringingLateTasksUpTests(
      @LocalServerPort int port,
      DemoPeople people,
      TaskOffice office,
      Organisations organisations,
      Meetings meetings,
      Transitions transitions,
      Agenda agenda,
      Decisions decisions,
      FollowUpReports reports,
      Escalations escalations,
      NextAgenda next,
      Tasks tasks,
      TakingUp takingUp,
      Verifications verifications,
      Closures closures,
      JdbcClient sql,
      Clock clock) {
    this.port = port;
    this.people = people;
    this.office = office;
    this.organisations = organisations;
    this.meetings = meetings;
    this.transitions = transitions;
    this.agenda = agenda;
    this.decisions = decisions;
    this.reports = reports;
    this.escalations = escalations;
    this.next = next;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.verifications = verifications;
    this.closures = closures;
    this.sql = sql;
    this.clock = clock;
  }

  @Test
  void itComesBeforeTheNextMeetingOfWhoeverDecidedItAndNotTwice() {
    var committee = committee();
    var task = lateTask(committee);
    var meeting = plan(committee, 4);
    var later = plan(committee, 20);
    next.bring(today());
    next.bring(today());
    assertThat(agenda.items(later)).isEmpty();
    assertThat(agenda.items(meeting))
        .singleElement()
        .satisfies(item -> assertThat(item.kind()).isEqualTo(ItemKind.FOLLOW_UP));
    var row = only(agenda.items(meeting).getFirst(), task);
    assertThat(row.broughtUp()).isTrue();
    assertThat(row.standing()).isEqualTo("late");
    assertThat(next.of(secretary(), task).orElseThrow().itemId())
        .isEqualTo(agenda.items(meeting).getFirst().id());
    done(transitions.convene(secretary(), meeting));
    next.bring(today());
    assertThat(agenda.items(meeting)).hasSize(1);
    assertThat(agenda.items(later)).isEmpty();
  }

  @Test
  void whereNoMeetingIsPlannedItWaitsForOneOnTheSecretarysDesk() {
    var committee = committee();
    var task = lateTask(committee);
    next.bring(today());
    assertThat(next.of(secretary(), task)).isEmpty();
    assertThat(desk()).contains("/tasks/" + task + "\"");
    var meeting = plan(committee, 9);
    assertThat(agenda.items(meeting)).hasSize(1);
    assertThat(next.of(secretary(), task)).isPresent();
    assertThat(desk()).doesNotContain("/tasks/" + task + "\"");
  }

  private String desk() {
    return new Browser(port)
        .in("en")
        .signedInAs("fengyue.secretary")
        .get("/desk")
        .page()
        .select(
            "li:has(*:containsOwn(no meeting is planned)), section:has(h2:containsOwn(no meeting))")
        .outerHtml();
  }

  @Test
  void onceNoneIsLateAnyMoreThePlannedItemGoesAgain() {
    var committee = committee();
    var task = lateTask(committee);
    var meeting = plan(committee, 4);
    next.bring(today());
    next.tidy(today());
    assertThat(agenda.items(meeting)).as("it is late still").hasSize(1);
    done(office.report(people.as("fengyue.water.official"), task, Progress.DONE));
    next.tidy(today());
    assertThat(agenda.items(meeting)).isEmpty();
  }

  @Test
  void onceTheMeetingIsConvenedTheItemStaysAndAnswers() {
    var committee = committee();
    var task = lateTask(committee);
    var meeting = plan(committee, 0);
    next.bring(today());
    var item = agenda.items(meeting).getFirst();
    done(transitions.convene(secretary(), meeting));
    done(office.report(people.as("fengyue.water.official"), task, Progress.DONE));
    done(
        verifications.verify(
            people.as("fengyue.supervisor"), task, VerificationLevel.CHECKED, null));
    next.tidy(today());
    assertThat(agenda.items(meeting)).hasSize(1);
    assertThat(only(item, task).standing()).isEqualTo("awaiting");
    done(transitions.open(secretary(), meeting));
    done(closures.close(secretary(), task, ""));
    assertThat(only(item, task).standing()).as("as the meeting heard it").isEqualTo("awaiting");
    assertThat(only(item, task).broughtUp()).isTrue();
  }

  @Test
  void whatTheSecretaryTakesOffComesBeforeAnotherMeetingAndNotBackOnThisOne() {
    var committee = committee();
    var task = lateTask(committee);
    var meeting = plan(committee, 4);
    next.bring(today());
    done(agenda.remove(secretary(), agenda.items(meeting).getFirst().id()));
    next.bring(today());
    assertThat(agenda.items(meeting)).isEmpty();
    var other = plan(committee, 9);
    assertThat(only(agenda.items(other).getFirst(), task).broughtUp()).isTrue();
  }

  private EarlierDecisions.Row only(AgendaItem item, long task) {
    return reports.of(secretary(), item, Language.ENGLISH).orElseThrow().rows().stream()
        .filter(row -> row.taskId() == task)
        .reduce((_, _) -> {
          throw new AssertionError("twice");
        })
        .orElseThrow();
  }

  /// Decided by the committee, two weeks late, and on the last rung.
  private long lateTask(long committee) {
    var meeting = plan(committee, 0);
    var item =
        done(
            meetings.addItem(
                secretary(), meeting, new NewItem(ItemKind.PROPOSAL, "A thing", null, List.of())));
    done(transitions.convene(secretary(), meeting));
    done(transitions.open(secretary(), meeting));
    done(
        decisions.record(
            secretary(),
            item,
            new NewDecision(
                DecisionOutcome.ADOPTED,
                null,
                null,
                "Agreed.",
                null,
                List.of(new NewDecision.NewClause(null, "Do it.", null)))));
    var clause = decisions.ofItem(item).orElseThrow().clauses().getFirst().id();
    var task =
        done(
            tasks.issue(
                secretary(), office.sketch().from(new Origin.OfDecisionClause(clause)).task()));
    done(takingUp.accept(people.as("fengyue.water.head"), task, null));
    sql.sql("update tasks.task set deadline = :day where id = :id")
        .param("day", today().minusDays(30))
        .param("id", task)
        .update();
    escalations.climb(today());
    return task;
  }

  private long committee() {
    var body = organisations.get(people.as("fengyue.chair").organisationId()).bodyId();
    return organisations
        .create(body, OrganisationKind.COMMITTEE, "A committee of its own", null, Who.SYSTEM)
        .id();
  }

  private long plan(long committee, int inDays) {
    return done(
        meetings.plan(
            secretary(),
            new NewMeeting(
                committee,
                "A meeting",
                MeetingForm.ORDINARY,
                null,
                today().plusDays(inDays),
                null,
                Language.ENGLISH,
                Access.INTERNAL)));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Actor secretary() {
    return people.as("fengyue.secretary");
  }
}
