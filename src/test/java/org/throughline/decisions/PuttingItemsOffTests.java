package org.throughline.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.meetings.MeetingSamples.DAY;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.planned;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.Transitions;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Of a bureau for which no other test plans meetings.
@ProductTest
class PuttingItemsOffTests {
  private final Decisions decisions;
  private final Meetings meetings;
  private final Agenda agenda;
  private final Transitions transitions;
  private final WaitingItems waiting;
  private final Actor secretary;
  private final Actor water;

  PuttingItemsOffTests(
      Decisions decisions,
      Meetings meetings,
      Agenda agenda,
      Transitions transitions,
      WaitingItems waiting,
      DemoPeople people) {
    this.decisions = decisions;
    this.meetings = meetings;
    this.agenda = agenda;
    this.transitions = transitions;
    this.waiting = waiting;
    this.secretary = people.as("duxi.secretary");
    this.water = people.as("duxi.water.head");
  }

  @Test
  void whatIsDeferredComesToTheMeetingOfItsDay() {
    long item = inSession("Mills");
    done(decisions.record(secretary, item, deferred(DAY.plusDays(14))));
    long early = done(meetings.plan(secretary, planned(water, DAY.plusDays(7))));
    assertThat(agenda.items(early)).isEmpty();
    long later = done(meetings.plan(secretary, planned(water, DAY.plusDays(14))));
    assertThat(agenda.items(later)).extracting(AgendaItem::title).containsExactly("Mills");
  }

  @Test
  void aCorrectedOutcomeIsCarriedNoMore() {
    long item = inSession("Ponds");
    done(decisions.record(secretary, item, deferred(DAY.plusDays(60))));
    assertThat(waiting.of(secretary, water.organisationId())).hasSize(1);
    done(
        decisions.record(
            secretary,
            item,
            new NewDecision(DecisionOutcome.NOTED, null, null, null, null, List.of())));
    assertThat(waiting.of(secretary, water.organisationId())).isEmpty();
  }

  private static NewDecision deferred(LocalDate to) {
    return new NewDecision(DecisionOutcome.DEFERRED, to, null, null, null, List.of());
  }

  private long inSession(String title) {
    long meeting = done(meetings.plan(secretary, planned(water, DAY)));
    long item =
        done(agenda.add(secretary, meeting, new NewItem(ItemKind.REPORT, title, null, List.of())));
    done(transitions.convene(secretary, meeting));
    done(transitions.open(secretary, meeting));
    return item;
  }
}
