package org.throughline.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.directive;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.directives.Clause;
import org.throughline.directives.Directives;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Superior's clause, proposed measure, adopted measure.
@ProductTest
class ComparingMeasuresTests {
  private final ProposedMeasures measures;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Directives directives;
  private final Actor secretary;
  private final Actor chair;

  ComparingMeasuresTests(
      ProposedMeasures measures,
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      Decisions decisions,
      Directives directives,
      DemoPeople people) {
    this.measures = measures;
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.decisions = decisions;
    this.directives = directives;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
  }

  private record Matter(long meeting, long convey, long proposal, List<Long> clauses) {}

  private Matter matter() {
    var directive = directive(directives, secretary, 2);
    var meeting = done(meetings.plan(secretary, planned(secretary, DAY)));
    var convey =
        done(
            agenda.add(
                secretary,
                meeting,
                new NewItem(ItemKind.CONVEY, "The speech", null, List.of(directive))));
    var proposal =
        done(
            agenda.add(
                secretary, meeting, new NewItem(ItemKind.PROPOSAL, "A plan", null, List.of())));
    return new Matter(
        meeting, convey, proposal, directives.clauses(directive).stream().map(Clause::id).toList());
  }

  private List<ProposedMeasures.Row> rows(Actor actor, long item) {
    return measures.ofItem(actor, agenda.item(actor, item)).stream()
        .flatMap(each -> each.rows().stream())
        .toList();
  }

  @Test
  void eachWordingOfAProposalStays() {
    var matter = matter();
    var first = matter.clauses().getFirst();
    done(measures.propose(secretary, matter.convey(), Map.of(first, "Dig.")));
    done(measures.propose(secretary, matter.convey(), Map.of(first, " Dig. ")));
    done(measures.propose(secretary, matter.convey(), Map.of(first, "Dig deeper.")));
    var row = rows(chair, matter.convey()).getFirst();
    assertThat(row.now()).isEqualTo("Dig deeper.");
    assertThat(row.proposed())
        .extracting(ProposedMeasures.Proposed::text)
        .containsExactly("Dig deeper.", "Dig.");
    assertThat(rows(chair, matter.convey()).get(1).proposed()).isEmpty();
  }

  @Test
  void aProposalIsComparedWithWhatItsMeetingConveysAndAdopts() {
    var matter = matter();
    var first = matter.clauses().getFirst();
    done(measures.propose(secretary, matter.proposal(), Map.of(first, "Dig.")));
    done(transitions.convene(secretary, matter.meeting()));
    done(transitions.open(secretary, matter.meeting()));
    done(
        decisions.record(
            secretary,
            matter.proposal(),
            new NewDecision(
                DecisionOutcome.ADOPTED_AS_AMENDED,
                null,
                null,
                "Adopted.",
                null,
                List.of(new NewDecision.NewClause(null, "Dig by June.", first)))));
    var row = rows(chair, matter.proposal()).getFirst();
    assertThat(row.clause().text()).isEqualTo("Clear drain 1");
    assertThat(row.now()).isEqualTo("Dig.");
    assertThat(row.adopted().texts()).containsExactly("Dig by June.");
    assertThat(rows(chair, matter.proposal()).get(1).adopted().texts()).isEmpty();
  }

  @Test
  void whatWasProposedStandsOnceTheMeetingHasEnded() {
    var matter = matter();
    done(transitions.convene(secretary, matter.meeting()));
    done(transitions.open(secretary, matter.meeting()));
    done(transitions.end(secretary, matter.meeting()));
    assertThat(
            refusal(
                measures.propose(
                    secretary, matter.convey(), Map.of(matter.clauses().getFirst(), "Late"))))
        .isEqualTo("papers.refused.measures_late");
  }

  @Test
  void aClauseThatTheMeetingDoesNotConveyIsPassedOver() {
    var matter = matter();
    var foreign = matter().clauses().getFirst();
    done(measures.propose(secretary, matter.convey(), Map.of(foreign, "Dig elsewhere.")));
    assertThat(rows(secretary, matter.convey())).allMatch(each -> each.proposed().isEmpty());
  }

  @Test
  void onlyWhoeverPreparesTheMeetingProposes() {
    var matter = matter();
    var typed = Map.of(matter.clauses().getFirst(), "Dig.");
    assertThatThrownBy(() -> measures.propose(chair, matter.convey(), typed))
        .isInstanceOf(Forbidden.class);
    assertThat(
            refusal(
                measures.propose(
                    secretary,
                    matter.convey(),
                    Map.of(matter.clauses().getFirst(), "x".repeat(4_001)))))
        .isEqualTo("papers.refused.too_long.measure");
  }
}
