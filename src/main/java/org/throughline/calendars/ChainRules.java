package org.throughline.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Organisation;

/// From the final day back up, level by level: each is done by it, and passes on early enough for
/// the next to have its least time.
final class ChainRules {
  private ChainRules() {}

  /// A level before any day is known.
  record Step(Organisation body, WorkingCalendar calendar, MinimumLead lead) {}

  static Chain chain(LocalDate finalDay, LocalDate today, List<Step> steps) {
    var levels = new LinkedList<Chain.Level>();
    for (var step : steps.reversed()) {
      levels.addFirst(level(step, finalDay, levels.peekFirst()));
    }
    var leaf = levels.getLast();
    var left = steps.getLast().calendar().workingDaysBetween(arrival(today, steps), leaf.doneBy());
    var has = Math.max(0, left);
    return new Chain(
        finalDay,
        today,
        levels,
        has,
        leaf.lead().ownDays(),
        warnings(levels, today, has < leaf.lead().ownDays()));
  }

  private static Chain.Level level(Step step, LocalDate finalDay, Chain.@Nullable Level next) {
    var calendar = step.calendar();
    var doneBy = calendar.onOrBefore(finalDay);
    var forOwn = calendar.plusWorkingDays(doneBy, -step.lead().ownDays());
    if (next == null) {
      return new Chain.Level(step.body(), step.lead(), forOwn, null, doneBy);
    }
    var passedOnBy = calendar.onOrBefore(next.receivedBy());
    var forNext = calendar.plusWorkingDays(passedOnBy, -step.lead().handOnDays());
    return new Chain.Level(
        step.body(), step.lead(), forNext.isBefore(forOwn) ? forNext : forOwn, passedOnBy, doneBy);
  }

  /// When the leaf has it in hand, where the top has it today and everybody takes the least time.
  private static LocalDate arrival(LocalDate today, List<Step> steps) {
    var day = today;
    for (var step : steps.subList(0, steps.size() - 1)) {
      day =
          step.calendar().plusWorkingDays(step.calendar().onOrAfter(day), step.lead().handOnDays());
    }
    return steps.size() == 1 ? day : steps.getLast().calendar().onOrAfter(day);
  }

  private static List<Chain.Warning> warnings(
      List<Chain.Level> levels, LocalDate today, boolean leafShort) {
    var warnings = new ArrayList<Chain.Warning>();
    for (var i = 0; i < levels.size(); i++) {
      if (levels.get(i).receivedBy().isBefore(today)) {
        warnings.add(new Chain.Warning(Chain.Concern.PAST, i, levels.get(i).receivedBy()));
      }
    }
    if (leafShort) {
      warnings.add(
          new Chain.Warning(
              Chain.Concern.LEAF_SHORT, levels.size() - 1, levels.getLast().receivedBy()));
    }
    return warnings;
  }
}
