package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.tasks.TaskOffice.done;
import static org.throughline.tasks.TaskOffice.refusal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.EarlierDecisions;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.FollowUps;
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
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;
import org.throughline.tasks.FollowUpReports.Step;

@ProductTest
class ReportingOnEarlierDecisionsTests {
  private final DemoPeople people;
  private final TaskOffice office;
  private final Organisations organisations;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Agenda agenda;
  private final FollowUps followUps;
  private final Decisions decisions;
  private final FollowUpReports reports;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Verifications verifications;
  private final Closures closures;
  private final Clock clock;

  ReportingOnEarlierDecisionsTests(
      DemoPeople people,
      TaskOffice office,
      Organisations organisations,
      Meetings meetings,
      Transitions transitions,
      Agenda agenda,
      FollowUps followUps,
      Decisions decisions,
      FollowUpReports reports,
      Tasks tasks,
      TakingUp takingUp,
      Verifications verifications,
      Closures closures,
      Clock clock) {
    this.people = people;
    this.office = office;
    this.organisations = organisations;
    this.meetings = meetings;
    this.transitions = transitions;
    this.agenda = agenda;
    this.followUps = followUps;
    this.decisions = decisions;
    this.reports = reports;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.verifications = verifications;
    this.closures = closures;
    this.clock = clock;
  }

  @Test
  void itIsWrittenAnewUntilTheMeetingIsInSessionAndThenStays() {
    var committee = committee();
    var decided = decide(committee);
    var task = issue(decided);
    var meeting = plan(committee);
    var item = done(followUps.put(secretary(), meeting));
    assertThat(refusal(followUps.put(secretary(), meeting))).isEqualTo("meetings.follow_up.twice");
    assertThat(standing(item)).containsExactly("open");
    verify(task);
    assertThat(standing(item)).containsExactly("awaiting");
    done(transitions.convene(secretary(), meeting));
    done(transitions.open(secretary(), meeting));
    done(closures.close(secretary(), task, ""));
    assertThat(report(item).frozenAt()).isNotNull();
    assertThat(standing(item)).containsExactly("awaiting");

    var next = plan(committee);
    var again = done(followUps.put(secretary(), next));
    assertThat(standing(again)).containsExactly("ended");
    done(transitions.convene(secretary(), next));
    done(transitions.open(secretary(), next));
    var third = done(followUps.put(secretary(), plan(committee)));
    assertThat(report(third).rows()).as("told once").isEmpty();
  }

  @Test
  void theMeetingClosesWhatWasVerifiedTogetherAndSaysWhatStays() {
    var committee = committee();
    var decided = decide(committee);
    var one = issue(decided);
    var two = issue(decided);
    verify(one);
    verify(two);
    var meeting = plan(committee);
    var item = done(followUps.put(secretary(), meeting));
    done(transitions.convene(secretary(), meeting));
    done(transitions.open(secretary(), meeting));
    assertThat(reports.preview(secretary(), item, Step.CLOSE))
        .extracting(each -> each.task().id())
        .containsExactly(one, two);
    assertThat(refusal(reports.take(secretary(), item, Step.CLOSE, List.of(one, two), "")))
        .isEqualTo("tasks.refused.no_outcome_yet");
    outcome(item);
    assertThat(
            refusal(
                reports.take(people.as("fengyue.water.head"), item, Step.CLOSE, List.of(one), "")))
        .isEqualTo("tasks.refused.nothing_chosen");
    assertThat(tasks.get(secretary(), one).state()).isEqualTo(TaskState.VERIFIED);
    assertThat(refusal(reports.take(secretary(), item, Step.SEND_BACK, List.of(one), " ")))
        .isEqualTo("tasks.refused.reason_missing");
    done(reports.take(secretary(), item, Step.SEND_BACK, List.of(one), "The third culvert."));
    done(reports.take(secretary(), item, Step.CLOSE, List.of(one, two), ""));
    assertThat(tasks.get(secretary(), one).state()).isEqualTo(TaskState.IN_PROGRESS);
    assertThat(tasks.get(secretary(), two).state()).isEqualTo(TaskState.CLOSED);
    assertThat(closures.of(two).orElseThrow().itemId()).isEqualTo(item);
  }

  @Test
  void anOrganisationsRulePutsItOnEachAgenda() {
    var committee = committee();
    var first = plan(committee);
    done(followUps.rule(secretary(), first, true));
    assertThat(followUps.has(first)).isFalse();
    assertThat(followUps.has(plan(committee))).isTrue();
    done(followUps.rule(secretary(), first, false));
    assertThat(followUps.has(plan(committee))).isFalse();
    assertThatThrownBy(() -> followUps.rule(people.as("fengyue.water.head"), first, true))
        .isInstanceOf(Forbidden.class);
  }

  private List<String> standing(long item) {
    return report(item).rows().stream().map(EarlierDecisions.Row::standing).toList();
  }

  private EarlierDecisions.Report report(long item) {
    return reports.of(secretary(), agenda.item(secretary(), item), Language.ENGLISH).orElseThrow();
  }

  private long committee() {
    var body = organisations.get(people.as("fengyue.chair").organisationId()).bodyId();
    return organisations
        .create(body, OrganisationKind.COMMITTEE, "A committee of its own", null, Who.SYSTEM)
        .id();
  }

  private long plan(long committee) {
    return done(
        meetings.plan(
            secretary(),
            new NewMeeting(
                committee,
                "A meeting",
                MeetingForm.ORDINARY,
                null,
                LocalDate.now(clock),
                null,
                Language.ENGLISH,
                Access.INTERNAL)));
  }

  private long decide(long committee) {
    var meeting = plan(committee);
    var item =
        done(
            meetings.addItem(
                secretary(), meeting, new NewItem(ItemKind.PROPOSAL, "A thing", null, List.of())));
    done(transitions.convene(secretary(), meeting));
    done(transitions.open(secretary(), meeting));
    outcome(item);
    return decisions.ofItem(item).orElseThrow().clauses().getFirst().id();
  }

  private void outcome(long item) {
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
  }

  private long issue(long decisionClause) {
    var id =
        done(
            tasks.issue(
                secretary(),
                office.sketch().from(new Origin.OfDecisionClause(decisionClause)).task()));
    done(takingUp.accept(people.as("fengyue.water.head"), id, null));
    return id;
  }

  private void verify(long task) {
    done(office.report(people.as("fengyue.water.official"), task, Progress.DONE));
    done(
        verifications.verify(
            people.as("fengyue.supervisor"), task, VerificationLevel.CHECKED, null));
  }

  private Actor secretary() {
    return people.as("fengyue.secretary");
  }
}
