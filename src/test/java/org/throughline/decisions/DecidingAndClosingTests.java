package org.throughline.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.directive;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.throughline.decisions.NewDecision.NewClause;
import org.throughline.decisions.NextSteps.Choice;
import org.throughline.directives.Clause;
import org.throughline.directives.CoverageState;
import org.throughline.directives.Directives;
import org.throughline.directives.Receipts;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.OpenQuestion;
import org.throughline.meetings.Transitions;
import org.throughline.minutes.Minutes;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class DecidingAndClosingTests {
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final Minutes minutes;
  private final Decisions decisions;
  private final NextSteps nextSteps;
  private final Directives directives;
  private final Receipts receipts;
  private final DSLContext sql;
  private final Actor secretary;
  private final Actor chair;
  private final Actor stranger;
  private final Actor above;

  DecidingAndClosingTests(
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      Minutes minutes,
      Decisions decisions,
      NextSteps nextSteps,
      Directives directives,
      Receipts receipts,
      DSLContext sql,
      DemoPeople people) {
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.minutes = minutes;
    this.decisions = decisions;
    this.nextSteps = nextSteps;
    this.directives = directives;
    this.receipts = receipts;
    this.sql = sql;
    this.secretary = people.as("qingtan.secretary");
    this.chair = people.as("qingtan.chair");
    this.stranger = people.as("heyu.secretary");
    this.above = people.as("fengyue.secretary");
  }

  @Test
  void aMeetingClosesOnlyOnceNothingIsOpen() {
    long directive = directive(directives, secretary, 2);
    var items = ended(convey(directive), report());
    long meeting = items.getFirst().meetingId();
    done(minutes.draft(secretary, meeting, "As it was."));
    done(minutes.approve(chair, meeting));
    // Two outcomes, two clauses, and the report's own next step.
    assertThat(transitions.openQuestions(chair, meeting)).hasSize(5);
    assertThat(refusal(transitions.close(chair, meeting))).isEqualTo("meetings.close.open");
    assertThatThrownBy(
            () -> sql.execute("update meetings.meeting set state = 'closed' where id = ?", meeting))
        .hasMessageContaining("the meeting has open questions");

    var conveying = items.getFirst().id();
    done(decisions.record(secretary, conveying, noted()));
    done(decisions.record(secretary, items.getLast().id(), noted()));
    var clauses = directives.clauses(directive);
    done(
        nextSteps.arrange(
            secretary,
            conveying,
            Map.of(
                about(clauses.getFirst()), new Choice(StepKind.GUIDELINE, null),
                about(clauses.getLast()), new Choice(StepKind.NOT_APPLICABLE, "No coast here."))));
    assertThat(transitions.openQuestions(chair, meeting))
        .extracting(each -> each.why().key())
        .containsExactly("decisions.open.item");
    done(
        nextSteps.arrange(
            secretary,
            items.getLast().id(),
            Map.of(
                new Ref(Kind.AGENDA_ITEM, items.getLast().id()), new Choice(StepKind.NONE, null))));
    done(transitions.close(chair, meeting));
    assertThat(refusal(decisions.record(secretary, conveying, noted())))
        .isEqualTo("decisions.not_now");
  }

  @Test
  void tasksThatWereNotIssuedKeepAMeetingOpen() {
    long directive = directive(directives, secretary, 1);
    var item = ended(convey(directive)).getFirst();
    done(decisions.record(secretary, item.id(), noted()));
    var clause = directives.clauses(directive).getFirst();
    arrange(item, about(clause), StepKind.TASKS);
    assertThat(transitions.openQuestions(secretary, item.meetingId()))
        .extracting(OpenQuestion::href, each -> each.why().key())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/items/" + item.id() + "/next-steps", "decisions.open.clause_tasks"));
  }

  @Test
  void arrangingAClauseIsTheBodysCoverage() {
    long directive = directive(directives, secretary, 1);
    var item = ended(convey(directive)).getFirst();
    var clause = about(directives.clauses(directive).getFirst());
    for (var each :
        Map.of(
                StepKind.COVERED, CoverageState.COVERED,
                StepKind.GUIDELINE, CoverageState.GUIDELINE,
                StepKind.UNDER_STUDY, CoverageState.UNDER_STUDY,
                StepKind.TASKS, CoverageState.COVERED)
            .entrySet()) {
      arrange(item, clause, each.getKey());
      assertThat(receipts.ofBody(directive, secretary.bodyId()).orElseThrow().coverage())
          .containsExactly(each.getValue());
    }
  }

  @Test
  void aDirectivesClauseIsNotLeftAtNoneAndNotApplicableSaysWhy() {
    long directive = directive(directives, secretary, 1);
    var item = ended(convey(directive)).getFirst();
    var clause = about(directives.clauses(directive).getFirst());
    assertThat(refusal(choose(item, clause, StepKind.NONE, null)))
        .isEqualTo("decisions.steps.foreign");
    assertThat(refusal(choose(item, clause, StepKind.NOT_APPLICABLE, " ")))
        .isEqualTo("decisions.steps.reason_missing");
    assertThatThrownBy(() ->
            sql.execute(
                "insert into decisions.next_step (agenda_item_id, clause_id, kind) values (?, ?, 'none')",
                item.id(),
                clause.id()))
        .hasMessageContaining("a_directives_clause_is_answered");
    long other = directive(directives, secretary, 1);
    var foreign = about(directives.clauses(other).getFirst());
    assertThat(refusal(choose(item, foreign, StepKind.COVERED, null)))
        .isEqualTo("decisions.steps.foreign");
  }

  @Test
  void aDecisionHasNumberedClausesThatCarryItsItemsClauses() {
    long directive = directive(directives, secretary, 1);
    var item = ended(convey(directive)).getFirst();
    long carried = directives.clauses(directive).getFirst().id();
    done(
        decisions.record(
            secretary,
            item.id(),
            adopted(
                List.of(
                    new NewClause(null, "Survey, then repair", carried),
                    new NewClause(null, "Report in May", null)))));
    var decision = decisions.ofItem(item.id()).orElseThrow();
    assertThat(decision.votes()).isEqualTo(new Votes(5, 1, 0));
    assertThat(decision.clauses()).extracting(DecisionClause::number).containsExactly(1, 2);
    var first = decision.clauses().getFirst();
    assertThat(first.carriesClauseId()).isEqualTo(carried);
    arrange(item, new Ref(Kind.DECISION_CLAUSE, first.id()), StepKind.TASKS);

    assertThat(refusal(decisions.record(secretary, item.id(), adopted(List.of()))))
        .isEqualTo("decisions.clause.in_use");
    done(
        decisions.record(
            secretary,
            item.id(),
            adopted(
                List.of(
                    new NewClause(first.id(), "Survey first", null),
                    new NewClause(null, "Tell the public", null)))));
    assertThat(decisions.ofItem(item.id()).orElseThrow().clauses())
        .extracting(DecisionClause::number, DecisionClause::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "Survey first"),
            org.assertj.core.groups.Tuple.tuple(3, "Tell the public"));
    long foreign = directives.clauses(directive(directives, secretary, 1)).getFirst().id();
    assertThat(
            refusal(
                decisions.record(
                    secretary,
                    item.id(),
                    adopted(List.of(new NewClause(first.id(), "Survey", foreign))))))
        .isEqualTo("decisions.clause.carries_foreign");
  }

  @Test
  void deferredAndReferredSayToWhat() {
    var item = ended(report()).getFirst();
    assertThat(refusal(decisions.record(secretary, item.id(), of(DecisionOutcome.DEFERRED))))
        .isEqualTo("decisions.deferred_to.missing");
    assertThat(refusal(decisions.record(secretary, item.id(), of(DecisionOutcome.REFERRED))))
        .isEqualTo("decisions.referred_to.missing");
    var past = new NewDecision(DecisionOutcome.DEFERRED, DAY, null, null, null, List.of());
    assertThat(refusal(decisions.record(secretary, item.id(), past)))
        .isEqualTo("decisions.deferred_to.past");
    assertThatThrownBy(() ->
            sql.execute(
                "insert into decisions.decision (agenda_item_id, outcome) values (?, 'deferred')",
                item.id()))
        .hasMessageContaining("deferred_to_a_date");
  }

  @Test
  void anApprovedMinutesOutcomeNoLongerChangesButAMissingOneMayStillBeRecorded() {
    var items = ended(report(), report());
    done(decisions.record(secretary, items.getFirst().id(), noted()));
    long meeting = items.getFirst().meetingId();
    done(minutes.draft(secretary, meeting, "As it was."));
    done(minutes.approve(chair, meeting));
    assertThat(refusal(decisions.record(secretary, items.getFirst().id(), noted())))
        .isEqualTo("decisions.minuted");
    done(decisions.record(secretary, items.getLast().id(), noted()));
  }

  @Test
  void nothingIsDecidedBeforeTheMeetingIsInSession() {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    long item = done(meetings.addItem(secretary, id, report()));
    assertThat(refusal(decisions.record(secretary, item, noted()))).isEqualTo("decisions.not_now");
    assertThatThrownBy(() ->
            sql.execute(
                "insert into decisions.decision (agenda_item_id, outcome) values (?, 'noted')",
                item))
        .hasMessageContaining("decides nothing now");
  }

  @Test
  void anotherBodysSecretaryFindsNothingAndTheOneAboveMayOnlyLook() {
    var item = ended(report()).getFirst();
    assertThatThrownBy(() -> decisions.record(stranger, item.id(), noted()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> nextSteps.needs(stranger, item.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> decisions.record(above, item.id(), noted()))
        .isInstanceOf(Forbidden.class);
    assertThat(nextSteps.needs(above, item.id())).hasSize(1);
  }

  private List<AgendaItem> ended(NewItem... items) {
    long id = done(meetings.plan(secretary, planned(secretary, DAY)));
    for (var item : items) {
      done(meetings.addItem(secretary, id, item));
    }
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    done(transitions.end(secretary, id));
    return agenda.items(id);
  }

  private void arrange(AgendaItem item, Ref about, StepKind kind) {
    assertThat(done(choose(item, about, kind, null))).isEqualTo(1);
  }

  private org.throughline.shared.Outcome<Integer> choose(
      AgendaItem item, Ref about, StepKind kind, String reason) {
    return nextSteps.arrange(secretary, item.id(), Map.of(about, new Choice(kind, reason)));
  }

  private static Ref about(Clause clause) {
    return new Ref(Kind.CLAUSE, clause.id());
  }

  private static NewItem convey(long directive) {
    return new NewItem(ItemKind.CONVEY, "Convey", null, List.of(directive));
  }

  private static NewItem report() {
    return new NewItem(ItemKind.REPORT, "Flood report", null, List.of());
  }

  private static NewDecision noted() {
    return of(DecisionOutcome.NOTED);
  }

  private static NewDecision of(DecisionOutcome outcome) {
    return new NewDecision(outcome, null, null, null, null, List.of());
  }

  private static NewDecision adopted(List<NewClause> clauses) {
    return new NewDecision(
        DecisionOutcome.ADOPTED, null, null, "So decided.", new Votes(5, 1, 0), clauses);
  }
}
