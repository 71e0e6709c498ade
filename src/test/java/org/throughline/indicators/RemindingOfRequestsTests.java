package org.throughline.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.indicators.Registry.done;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.notifications.Notices;
import org.throughline.notifications.Shown;
import org.throughline.organisations.Addressees;
import org.throughline.shared.Language;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Bodies that still owe figures hear of the day before it comes; those that have answered do not.
@ProductTest
class RemindingOfRequestsTests {
  private final DemoPeople people;
  private final Registry registry;
  private final DataRequests requests;
  private final Budgets budgets;
  private final RequestReminders reminders;
  private final Notices notices;
  private final Clock clock;

  RemindingOfRequestsTests(
      DemoPeople people,
      Registry registry,
      DataRequests requests,
      Budgets budgets,
      RequestReminders reminders,
      Notices notices,
      Clock clock) {
    this.people = people;
    this.registry = registry;
    this.requests = requests;
    this.budgets = budgets;
    this.reminders = reminders;
    this.notices = notices;
    this.clock = clock;
  }

  @Test
  void threeDaysBeforeAndOnTheDayUntilItIsAnswered() {
    var province = people.as("yunling.secretary");
    var county = people.as("qingtan.secretary");
    var other = people.as("heyu.secretary");
    done(budgets.set(people.as("yunling.administrator"), province.bodyId(), 100_000, 100_000));
    var indicator = registry.define(Aggregation.NONE, null);
    var id =
        done(
            requests.draft(
                province,
                new NewRequest(
                    "Before the frost",
                    "For the round.",
                    LocalDate.now(clock).plusDays(10),
                    List.of(new NewRequest.Field(indicator.total().id(), Registry.PERIOD)),
                    new Addressees.Named(Set.of(county.bodyId(), other.bodyId())))));
    done(requests.send(province, id, null));
    assertThat(said("qingtan.secretary", id, 6)).isEmpty();
    assertThat(said("qingtan.secretary", id, 7)).containsExactly("indicators.notice.due_soon.3");
    assertThat(said("qingtan.secretary", id, 8)).as("once").isEmpty();
    registry.enter(county, indicator, Registry.PERIOD, "3", false);
    assertThat(said("heyu.secretary", id, 10)).containsExactly("indicators.notice.due_soon.0");
    assertThat(all("qingtan.secretary", id)).doesNotContain("indicators.notice.due_soon.0");
  }

  private List<String> said(String login, long request, int inDays) {
    var before = all(login, request).size();
    reminders.remind(LocalDate.now(clock).plusDays(inDays));
    var all = all(login, request);
    return all.subList(0, all.size() - before);
  }

  private List<String> all(String login, long request) {
    return notices.page(people.as(login), false, null, Language.ENGLISH).stream()
        .filter(each -> each.about().id() == request)
        .map(Shown::said)
        .toList();
  }
}
