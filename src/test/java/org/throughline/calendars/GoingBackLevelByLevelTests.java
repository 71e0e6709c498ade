package org.throughline.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;

/// The latest day of each level, walked forward again.
class GoingBackLevelByLevelTests {
  private static final LocalDate FINAL = LocalDate.of(2026, 12, 15);

  @Test
  void forwardFromEachLatestDayReachesTheFinalDayAndOneDayLaterDoesNot() {
    var random = new Random(15);
    for (var round = 0; round < 300; round++) {
      var steps = steps(random);
      var finalDay = FINAL.plusDays(random.nextInt(60));
      var chain = ChainRules.chain(finalDay, LocalDate.of(2026, 1, 5), steps);
      for (var i = 0; i < steps.size(); i++) {
        var level = chain.levels().get(i);
        var calendar = steps.get(i).calendar();
        assertThat(calendar.works(level.receivedBy())).isTrue();
        assertThat(inTime(steps, i, level.receivedBy(), finalDay)).as("level %d", i).isTrue();
        assertThat(inTime(steps, i, calendar.plusWorkingDays(level.receivedBy(), 1), finalDay))
            .as("a day later at level %d", i)
            .isFalse();
      }
    }
  }

  /// Whether everybody from this level down has the least time, where it has it in hand on a day.
  private static boolean inTime(
      List<ChainRules.Step> steps, int from, LocalDate inHand, LocalDate finalDay) {
    var day = inHand;
    for (var i = from; i < steps.size(); i++) {
      var step = steps.get(i);
      day = step.calendar().onOrAfter(day);
      var own = CountingWorkingDaysTests.walk(step.calendar()::works, day, step.lead().ownDays());
      if (own.isAfter(finalDay)) {
        return false;
      }
      day = CountingWorkingDaysTests.walk(step.calendar()::works, day, step.lead().handOnDays());
    }
    return true;
  }

  @Test
  void whoBeginsByTheFirstLatestDayLeavesTheLeafItsLeastTime() {
    var random = new Random(16);
    var shorts = 0;
    for (var round = 0; round < 300; round++) {
      var steps = steps(random);
      var today = steps.getFirst().calendar().onOrAfter(FINAL.minusDays(random.nextInt(120)));
      var chain = ChainRules.chain(FINAL, today, steps);
      if (!chain.levels().getFirst().receivedBy().isBefore(today)) {
        assertThat(chain.leafHas()).isGreaterThanOrEqualTo(chain.leafNeeds());
        assertThat(chain.feasible()).isTrue();
      } else {
        shorts++;
        assertThat(chain.concerns(0)).isTrue();
        assertThat(chain.feasible()).isFalse();
      }
    }
    assertThat(shorts).isBetween(20, 280);
  }

  @Test
  void threeLevelsOnPaper() {
    var holiday =
        new WorkingCalendar(
            List.of(new CalendarDay(LocalDate.of(2026, 4, 6), DayKind.HOLIDAY, "Qingming", "清明节")));
    var chain =
        ChainRules.chain(
            LocalDate.of(2026, 4, 12),
            LocalDate.of(2026, 3, 30),
            List.of(
                new ChainRules.Step(body(1), holiday, new MinimumLead(1, 1)),
                new ChainRules.Step(body(2), holiday, new MinimumLead(1, 2)),
                new ChainRules.Step(body(3), holiday, new MinimumLead(4, 0))));
    // done by Friday the 10th; four days before it, stepping over Monday the 6th, is Friday the 3rd
    assertThat(chain.leaf().doneBy()).isEqualTo("2026-04-10");
    assertThat(chain.leaf().receivedBy()).isEqualTo("2026-04-03");
    assertThat(chain.levels().get(1).passedOnBy()).isEqualTo("2026-04-03");
    assertThat(chain.levels().get(1).receivedBy()).isEqualTo("2026-04-01");
    assertThat(chain.levels().getFirst().receivedBy()).isEqualTo("2026-03-31");
    // begun on the 30th: at the second on the 31st, at the third on 2 April, which leaves the 3rd
    // and 7th to 10th
    assertThat(chain.leafHas()).isEqualTo(5);
    assertThat(chain.feasible()).isTrue();
  }

  private static List<ChainRules.Step> steps(Random random) {
    var steps = new ArrayList<ChainRules.Step>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      steps.add(
          new ChainRules.Step(
              body(i),
              CountingWorkingDaysTests.invented(random, random.nextInt(40)),
              new MinimumLead(random.nextInt(12), random.nextInt(5))));
    }
    return steps;
  }

  private static Organisation body(long id) {
    return new Organisation(id, null, id, OrganisationKind.CITY, "Body " + id, null, id, id, 0);
  }
}
